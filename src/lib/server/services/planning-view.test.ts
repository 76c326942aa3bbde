import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { DEMO_TEAM, demoRatings } from '$lib/domain/demo-team';
import { countWord } from '$lib/domain/format';
import type { Ratings } from '$lib/domain/framework';
import { teamOverview } from '$lib/domain/overview';
import type { Change } from '$lib/domain/planning/scenario';
import { axisRequirements, presetById } from '$lib/domain/presets';
import type { Confidence } from '$lib/domain/rating';
import { spectrumBoard } from '$lib/domain/spectrum-board';
import { spectrumHeadline } from '$lib/domain/summary';
import type { TeamPerson, TeamSnapshot } from '$lib/domain/team';
import { planningBase, planningView } from './planning-view';

const NOW = Date.UTC(2026, 10, 23);
const AXES = defaultFramework.skills.filter((skill) => skill.kind === 'axis');

function person(
	name: string,
	ratings: Ratings,
	confidence: Confidence = 'fairly_sure',
): TeamPerson {
	const cell = {
		method: 'single' as const,
		raters: 1,
		confidence,
		ratedAt: NOW,
		hasNote: false,
		hasEvidence: false,
		version: 1,
	};
	return {
		id: name.toLowerCase(),
		slug: name.toLowerCase(),
		name,
		short: name,
		title: '',
		role: 'none',
		share: 1,
		ratings,
		cells: Object.fromEntries(Object.keys(ratings).map((skill) => [skill, cell])),
	};
}

const DEMO = DEMO_TEAM.members.map((member) =>
	person(member.name.split(' ')[0] ?? member.name, demoRatings(member)),
);

function snapshot(people: readonly TeamPerson[]): TeamSnapshot {
	const needs = axisRequirements(presetById('product')?.requirements ?? []);
	return {
		team: { id: 't', slug: 't', name: 'Team', demo: false },
		framework: defaultFramework,
		people,
		requirements: needs.map((row) => ({ ...row, version: 1 })),
		takenAt: NOW,
	};
}

const view = (people: readonly TeamPerson[], changes: readonly Change[] = [], at?: string) =>
	planningView(planningBase(snapshot(people)), changes, { at });
const figure = (of: ReturnType<typeof planningView>, label: string) => {
	const row = of.figures.find((one) => one.label === label);
	if (!row) throw new Error(`no figure ${label}`);
	return row;
};

const ratings: fc.Arbitrary<Ratings> = fc
	.tuple(...AXES.map(() => fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined, freq: 5 })))
	.map((levels) =>
		Object.fromEntries(
			AXES.flatMap(({ id }, i) => (levels[i] === undefined ? [] : [[id, levels[i]]])),
		),
	);
const anyTeam = fc
	.array(fc.tuple(ratings, fc.constantFrom<Confidence>('seen', 'fairly_sure', 'guess')), {
		minLength: 1,
		maxLength: 6,
	})
	.map((list) => list.map(([levels, sure], i) => person(`P${String(i)}`, levels, sure)));

describe('the mix of a team', () => {
	it('is the same on the overview, the spectrum page and the hiring page', () => {
		fc.assert(
			fc.property(anyTeam, (people) => {
				const stat = teamOverview(snapshot(people), true).stats.find(({ id }) => id === 'mix');
				const planned = figure(view(people), 'Lean, AS : RE');
				const [as = '', re = ''] = stat?.value.split(' : ') ?? [];
				expect(planned.now.split(', ')[0]).toBe(stat?.value);
				const rest = planned.now.split(', ').slice(1).join(', ');
				// The overview also says where the mix stands to the band of the preset.
				const against = (stat?.detail ?? '').replace(
					/^(above |below )?(the )?band (of )?1 to 2/,
					'',
				);
				expect(against.replace(/^, /, '')).toBe(rest);
				const headline = spectrumHeadline(spectrumBoard(snapshot(people)).people);
				if (headline.startsWith('Nobody has enough')) {
					expect([as, re]).toEqual(['0', '0']);
					return;
				}
				const words = (count: string) => (count === '0' ? 'nobody' : countWord(Number(count)));
				expect(headline.toLowerCase()).toContain(`${words(re)} lean`);
				expect(headline).toMatch(new RegExp(`, ${words(as)} leans? AS`));
			}),
			{ numRuns: 100, seed: 7 },
		);
	});

	it('leaves out of both sides whom a guess cannot place', () => {
		const [ada, ...rest] = DEMO;
		if (!ada) throw new Error('no demo team');
		// Off the middle, with an interval that holds 0 once every level is a guess.
		const half = person('Ada', { sys: 3, code: 3, swe: 3, exp: 3, theory: 2, stats: 2 }, 'guess');
		const team = [half, ...rest];
		const stat = teamOverview(snapshot(team), true).stats.find(({ id }) => id === 'mix');
		expect(stat).toMatchObject({ value: '3 : 2', detail: '1 with too few ratings' });
		expect(figure(view(team), 'Lean, AS : RE').now).toBe('3 : 2, 1 with too few ratings');
		expect(spectrumHeadline(spectrumBoard(snapshot(team)).people)).toBe(
			'Two lean RE, three lean AS, nobody in between. Ada has too few ratings to tell.',
		);
	});
});

describe('what only a scenario has', () => {
	const GROW: Change = {
		kind: 'upskill',
		member: 'fay',
		skill: 'stats',
		level: 4,
		date: '2026-12-01',
	};
	const LEAVE: Change = { kind: 'departure', member: 'bao', date: '2027-02-01' };

	it('is not said of a team without one', () => {
		const labels = view(DEMO).figures.map(({ label }) => label);
		for (const label of ['Gaps closed', 'Gaps opened', 'All in effect by'])
			expect(labels).not.toContain(label);
	});

	it('names the gaps it closes and opens, and the month from which all of it counts', () => {
		const planned = view(DEMO, [GROW, LEAVE]);
		expect(figure(planned, 'Gaps closed')).toMatchObject({
			now: '',
			scenario: '1',
			difference: 'Statistics',
			alarm: false,
		});
		expect(figure(planned, 'Gaps opened')).toMatchObject({
			scenario: '2',
			difference: 'Systems and Coding',
			alarm: true,
		});
		expect(figure(planned, 'All in effect by')).toMatchObject({
			scenario: 'Aug 2027',
			difference: 'in 9 months',
		});
	});

	it('shows who grows where they stand today, and nobody whom nothing moves', () => {
		const { kite } = view(DEMO, [GROW]);
		expect(kite.filter(({ before }) => before).map(({ id }) => id)).toEqual(['fay']);
		const fay = kite.find(({ id }) => id === 'fay');
		expect(fay?.spectrum.depth).toBeGreaterThan(fay?.before?.depth ?? Infinity);
	});
});
