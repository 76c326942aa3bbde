import { describe, expect, it } from 'vitest';
import { teamCoverage, withoutMember } from './coverage.ts';
import type { Requirement, RequirementCoverage } from './coverage.ts';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import type { Ratings } from './framework.ts';
import { leanMix, mixRatio, mixRest } from './lean-mix.ts';
import type { SummaryPerson } from './naming.ts';
import { leanInterval, spectrum } from './spectrum.ts';
import {
	needSentence,
	requirementSentence,
	spectrumHeadline,
	teamHeadline,
	withoutHeadline,
} from './summary.ts';
import type { SummaryOptions } from './summary.ts';

interface Person extends SummaryPerson {
	readonly name: string;
	readonly share: number;
}

const person = (short: string, ratings: Ratings, share = 1): Person => ({
	id: short.toLowerCase(),
	name: short,
	short,
	share,
	ratings,
});
const need = (skill: string, over: Partial<Requirement> = {}): Requirement => ({
	skill,
	level: 4,
	need: 1,
	importance: 3,
	...over,
});
const DEMO = DEMO_TEAM.members.map((member) =>
	person(member.name.split(' ')[0] ?? '', demoRatings(member)),
);

const headline = (
	team: readonly Person[],
	asked: readonly Requirement[],
	options: SummaryOptions = {},
): string => teamHeadline(teamCoverage(team, asked), team, defaultFramework, options);

const without = (short: string, team: readonly Person[], asked: readonly Requirement[]): string => {
	const leaver = team.find((one) => one.short === short) ?? person(short, {});
	const left = withoutMember(team, leaver.id);
	const [before, after] = [teamCoverage(team, asked), teamCoverage(left, asked)];
	return withoutHeadline(leaver, before, after, left, defaultFramework);
};

describe('teamHeadline', () => {
	it('states the finding of the demo team', () => {
		expect(headline(DEMO, DEMO_TEAM.requirements)).toBe(
			'8 of 9 requirements met. Statistics hangs on Chidi. Losing Ada or Bao costs 9 points.',
		);
	});

	it('names nobody to those who may not know people, whatever they were sent', () => {
		const expected =
			'8 of 9 requirements met. Statistics hangs on one person. Losing the wrong person costs 9 points.';
		expect(headline(DEMO, DEMO_TEAM.requirements, { named: false })).toBe(expected);
		const coverage = teamCoverage(DEMO, DEMO_TEAM.requirements);
		const redact = (row: RequirementCoverage) => ({ ...row, holders: [], oneShort: [] });
		const redacted = {
			...coverage,
			requirements: coverage.requirements.map(redact),
			gaps: coverage.gaps.map(redact),
			without: [],
		};
		const options = { named: false, people: 6, rated: 6 };
		expect(teamHeadline(redacted, [], defaultFramework, options)).toBe(expected);
	});

	it('says so when there is nobody, nothing rated or nothing required', () => {
		expect(headline([], [need('stats')])).toBe('No people in this team yet.');
		expect(headline([person('Ada', {})], [need('stats')])).toBe('Nobody is rated yet.');
		expect(headline([person('Ada', { stats: undefined })], [])).toBe('Nobody is rated yet.');
		expect(headline(DEMO, [])).toBe('Six people rated. No requirements set yet.');
		expect(headline([person('Ada', { stats: 0 }), person('Bao', {})], [])).toBe(
			'One person rated. No requirements set yet.',
		);
	});

	it('says that everything rests on the only person', () => {
		const ada = person('Ada', { stats: 4 });
		expect(headline([ada], [need('stats'), need('sys')])).toBe(
			'1 of 2 requirements met. Everything rests on Ada.',
		);
		expect(headline([ada], [need('stats')], { named: false })).toBe(
			'The only requirement is met. Everything rests on one person.',
		);
	});

	it('says when all is met and nobody is missed', () => {
		const team = ['Ada', 'Bao', 'Cleo'].map((name) => person(name, { stats: 4, sys: 4 }));
		expect(headline(team, [need('stats'), need('sys')])).toBe(
			'Both requirements met. Losing any one person costs nothing.',
		);
	});

	it('says that nobody is at the level where the gravest gap is empty', () => {
		const team = [person('Ada', { stats: 2, sys: 4 }), person('Bao', { stats: 1 })];
		expect(headline(team, [need('stats'), need('sys', { importance: 1 })])).toBe(
			'1 of 2 requirements met. Nobody is at 4 in Statistics. Losing Ada costs 25 points.',
		);
		expect(headline([person('Ada', { stats: 0 }), person('Bao', {})], [need('stats')])).toBe(
			'The only requirement is not met. Nobody is at 4 in Statistics.',
		);
	});

	it('names the largest gap where several people hold it and are too few', () => {
		const team = [
			...['Ada', 'Bao'].map((name) => person(name, { stats: 4 })),
			...['Cleo', 'Dana'].map((name) => person(name, { stats: 0 })),
		];
		expect(headline(team, [need('stats', { need: 4 })])).toBe(
			'The only requirement is not met. Statistics is the largest gap. Losing Ada or Bao costs 25 points.',
		);
	});

	it('says plainly that a requirement asks for more people than the team has', () => {
		const team = ['Ada', 'Bao'].map((name) => person(name, { stats: 4 }));
		expect(headline(team, [need('stats', { need: 9 })])).toBe(
			'The only requirement is not met. Statistics needs seven more people than the team has. Losing anyone costs 11 points.',
		);
		const [row] = teamCoverage(team, [need('stats', { need: 3 })]).requirements;
		if (row === undefined) throw new Error('no row');
		expect(needSentence(row, 2)).toBe('needs one more person than the team has.');
		expect(needSentence(row, 3)).toBe('');
	});

	it('joins single holders: one holder, two, and the worst two with a count', () => {
		const other = person('Zoe', { claims: 1 });
		const two = [need('stats'), need('sys')];
		expect(headline([person('Ada', { stats: 4, sys: 4 }), other], two)).toContain(
			' Statistics and Systems hang on Ada.',
		);
		const pair = [person('Ada', { stats: 4 }), person('Bao', { sys: 4 })];
		expect(headline(pair, two)).toContain(
			' Statistics hangs on Ada and Systems engineering on Bao.',
		);
		const four = [...two, need('exp', { importance: 2 }), need('code', { importance: 1 })];
		const spread = [
			person('Ada', { stats: 4, code: 4 }),
			person('Bao', { sys: 4 }),
			person('Cleo', { exp: 4 }),
		];
		expect(headline(spread, four)).toContain(
			' Every requirement hangs on one person, above all Statistics on Ada and Systems engineering on Bao.',
		);
		expect(headline([person('Ada', { stats: 4, sys: 4, exp: 4, code: 4 }), other], four)).toContain(
			' Every requirement hangs on Ada.',
		);
		const more = [...four, need('theory', { importance: 1 })];
		const spare = [person('Zoe', { theory: 4 }), person('Yan', { theory: 4 })];
		expect(headline([...spread, ...spare], more)).toContain(
			' Four requirements hang on one person each, above all Statistics on Ada and Systems engineering on Bao.',
		);
		expect(
			headline([person('Ada', { stats: 4, sys: 4, exp: 4, code: 4 }), ...spare], more),
		).toContain(' Statistics, Systems and 2 more hang on Ada.');
		const mixed = [person('Ada', { stats: 4, sys: 4 }), person('Bao', { exp: 4, code: 4 })];
		expect(headline(mixed, four.slice(0, 3))).toContain(
			' Every requirement hangs on one person, above all Statistics and Systems on Ada.',
		);
		expect(headline(spread, four, { named: false })).toContain(
			' Statistics, Systems and 2 more hang on one person each.',
		);
	});

	it('counts ties for the worst loss from the third person on', () => {
		const skills = ['sys', 'stats', 'code'];
		const three = skills.map((skill, i) => person(`P${i}`, { [skill]: 4 }));
		const asked = skills.map((skill) => need(skill));
		expect(headline(three, asked)).toContain('Losing anyone costs 33 points.');
		expect(headline([...three, person('Zoe', { sys: 0 })], asked)).toContain(
			'Losing any of 3 people costs 33 points.',
		);
	});

	it('keeps a decimal for a cost below a point', () => {
		const asked = [
			need('stats', { importance: 1 }),
			...Array.from({ length: 66 }, () => need('sys')),
		];
		const team = [
			person('Ada', { stats: 4, sys: 4 }),
			person('Bao', { sys: 4 }),
			person('Cleo', { sys: 4 }),
		];
		expect(headline(team, asked)).toContain('Losing Ada costs 0.5 points.');
		const one = [
			need('stats', { importance: 1 }),
			...Array.from({ length: 33 }, () => need('sys')),
		];
		expect(headline(team, one)).toContain('Losing Ada costs 1 point.');
	});

	it('speaks of the core as a requirement of its own', () => {
		const core = { claims: 3, impl: 3, base: 3, diag: 3 };
		const team = [person('Ada', core), person('Bao', { claims: 1 })];
		expect(headline(team, [need('core', { level: 3 })])).toContain(' Core hangs on Ada.');
	});
});

describe('withoutHeadline', () => {
	it('states what a departure of the demo team does', () => {
		const after = (short: string) => without(short, DEMO, DEMO_TEAM.requirements);
		expect(after('Bao')).toBe(
			'Without Bao, 6 of 9 requirements are met. Systems and Coding would hang on Ada.',
		);
		expect(after('Chidi')).toBe(
			'Without Chidi, 7 of 9 requirements are met. Nobody would be at the level in Statistics. Experimentation & analysis would hang on Dana.',
		);
		expect(after('Emre')).toBe(
			'Without Emre, 8 of 9 requirements are met. Coverage stays as it is.',
		);
	});

	it('is whole in the small cases', () => {
		const team = [person('Ada', { stats: 4 }), person('Bao', { stats: 3 })];
		expect(without('Ada', team, [need('stats')])).toBe(
			'Without Ada, the only requirement is not met. Nobody would be at the level in Statistics.',
		);
		expect(without('Ada', team, [])).toBe('Without Ada, nothing changes. No requirements set yet.');
		expect(without('Bao', team, [need('stats', { need: 2 })])).toBe(
			'Without Bao, the only requirement is not met. Coverage falls by 25 points.',
		);
		const three = ['Ada', 'Bao', 'Cleo'].map((name) => person(name, { stats: 4 }));
		expect(without('Ada', three, [need('stats', { need: 3 })])).toBe(
			'Without Ada, the only requirement is not met. Statistics would fall short.',
		);
		expect(without('Ada', team, [need('stats'), need('sys')])).toContain(
			'Without Ada, no requirement is met.',
		);
		const met = ['Ada', 'Bao', 'Cleo'].map((name) => person(name, { stats: 4, sys: 4, exp: 4 }));
		expect(without('Ada', met, [need('stats'), need('sys')])).toBe(
			'Without Ada, both requirements are met. Coverage stays as it is.',
		);
		expect(without('Ada', met, [need('stats'), need('sys'), need('exp')])).toContain(
			'Without Ada, all 3 requirements are met.',
		);
		expect(without('Ada', met, [need('stats'), need('sys', { level: 5 })])).toContain(
			'Without Ada, 1 of 2 requirements is met.',
		);
	});
});

describe('requirementSentence', () => {
	const sentence = (team: readonly Person[], asked: Requirement, options?: SummaryOptions) => {
		const [row] = teamCoverage(team, [asked]).requirements;
		return row === undefined ? '' : requirementSentence(row, team, options);
	};
	const at = (...levels: number[]) =>
		levels.map((x, i) => person(['Ada', 'Bao', 'Cleo', 'Dana', 'Eli'][i] ?? '', { stats: x }));

	it.each([
		[at(4, 3, 3, 3), 2, 'Only Ada is at 4. Bao, Cleo and Dana are one level short.'],
		[at(4, 1), 2, 'Only Ada is at 4. Nobody else is one level short.'],
		[at(4, 4), 2, 'Met by Ada and Bao. Nobody spare.'],
		[at(4), 1, 'Met by Ada alone. Nobody spare.'],
		[at(4, 4, 5), 2, 'Met by Ada, Bao and Cleo. One spare.'],
		[at(4, 4, 3), 3, 'Ada and Bao are at 4. Cleo is one level short.'],
		[at(3, 1), 1, 'Nobody is at 4. Ada is one level short.'],
		[at(1), 1, 'Nobody is at 4 or one level short.'],
		[
			at(4, 4),
			3,
			'Ada and Bao are at 4. Nobody else is one level short. Needs one more person than the team has.',
		],
		[[], 1, 'Nobody is at 4 or one level short. Needs one more person than the team has.'],
	])('says what the requirement stands on (%#)', (team, count, expected) => {
		expect(sentence(team, need('stats', { need: count }))).toBe(expected);
	});

	it('counts seats where part-time people are enough heads and too few seats', () => {
		const team = [person('Ada', { stats: 4 }, 0.8), person('Bao', { stats: 4 }, 0.8)];
		expect(sentence(team, need('stats', { need: 2 }))).toBe(
			'Ada and Bao are at 4 for 1.6 of 2 seats. Nobody else is one level short.',
		);
		expect(sentence(team, need('stats'))).toBe('Met by Ada and Bao. 0.6 spare.');
	});

	it('asks for nothing at a need of 0', () => {
		expect(sentence(at(4), need('stats', { need: 0 }))).toBe('Nothing is asked for.');
	});

	it('counts people instead of naming them', () => {
		const hidden = { named: false };
		expect(sentence(at(4, 3, 3), need('stats', { need: 2 }), hidden)).toBe(
			'Only one person is at 4. Two more are one level short.',
		);
		expect(sentence(at(4, 4), need('stats', { need: 2 }), hidden)).toBe(
			'Met by two people. Nobody spare.',
		);
		expect(sentence(at(3), need('stats'), hidden)).toBe(
			'Nobody is at 4. One person is one level short.',
		);
		expect(sentence(at(1), need('stats'), hidden)).toBe('Nobody is at 4.');
	});
});

describe('spectrumHeadline', () => {
	const place = (ratings: Ratings, sigma = 0.6, short = 'Kim') => ({
		short,
		spectrum: spectrum(defaultFramework, ratings),
		interval: leanInterval(
			defaultFramework,
			ratings,
			Object.fromEntries(defaultFramework.skills.map((skill) => [skill.id, sigma])),
		),
	});
	const demo = DEMO.map((one) => place(one.ratings));
	const both = {
		sys: 4,
		code: 4,
		swe: 4,
		exp: 4,
		theory: 4,
		stats: 4,
		product: 3,
		writing: 3,
		res: 3,
	};

	it('counts who leans which way', () => {
		expect(spectrumHeadline(demo)).toBe('Three lean RE, three lean AS, nobody in between.');
		expect(leanMix(demo)).toEqual({ re: 3, as: 3, balanced: 0, unclear: 0, unplaced: 0 });
		expect(spectrumHeadline([...demo.slice(0, 1), place(both)])).toBe(
			'One leans RE, nobody leans AS, one in between.',
		);
	});

	it('does not count as leaning whose interval holds 0, nor whom it cannot place', () => {
		const vague = place(DEMO[4]?.ratings ?? {}, 2, 'Emre');
		expect(spectrumHeadline([...demo.slice(0, 2), vague])).toBe(
			'Two lean RE, nobody leans AS, nobody in between. Emre has too few ratings to tell.',
		);
		expect(spectrumHeadline([...demo.slice(0, 2), vague, place({ sys: 3 }, 0.6, 'Noor')])).toBe(
			'Two lean RE, nobody leans AS, nobody in between. Emre and Noor have too few ratings to tell.',
		);
		expect(leanMix([vague, place({ sys: 3 }), place({ sys: 3, exp: 2 })])).toMatchObject({
			unclear: 1,
			unplaced: 2,
		});
	});

	it('prints a mix the same way wherever it stands', () => {
		const mix = { re: 2, as: 5, balanced: 1, unclear: 1, unplaced: 1 };
		expect(mixRatio(mix)).toBe('5 : 2');
		expect(mixRest(mix)).toBe('1 in between, 2 with too few ratings');
		expect(mixRest(leanMix(demo))).toBe('');
	});

	it('says so when there is nobody to place', () => {
		expect(spectrumHeadline([])).toBe('No people in this team yet.');
		expect(spectrumHeadline([{ short: 'Ada' }, { short: 'Bao' }])).toBe(
			'Nobody has enough ratings to be placed.',
		);
	});

	it('says who is drawn although nobody has enough ratings', () => {
		const few = (short: string) => place({ sys: 3, exp: 2 }, 0.6, short);
		expect(spectrumHeadline([few('Ann'), { short: 'Bob' }])).toBe(
			'Nobody has enough ratings to tell. Ann is drawn hollow, from what there is.',
		);
		expect(spectrumHeadline([few('Ann'), few('Bob')])).toBe(
			'Nobody has enough ratings to tell. Ann and Bob are drawn hollow, from what there is.',
		);
	});
});
