import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { teamCoverage } from '../coverage.ts';
import type { Requirement, TeamMember } from '../coverage.ts';
import { archetypes } from './archetypes.ts';
import { compare } from './compare.ts';
import { changeTitle, changeTitles, planReasons, suggestionSentence } from './explain.ts';
import { openingHeadline, scenarioHeadline } from './headlines.ts';
import { apply } from './scenario.ts';
import type { Change } from './scenario.ts';
import { defaultPlanningSettings } from './settings.ts';
import { cheapestOf, suggestions } from './suggestions.ts';
import { whyNot, whyThisPerson } from './why.ts';
import { percentUpTo, signedPoints } from '../format.ts';
import { counted, money, pointsOf, signedCount, spokenSkill, thousands } from './words.ts';

const AXES = ['sys', 'exp', 'code', 'theory', 'stats', 'product', 'writing', 'swe', 'res'];
// The golden team and the nine axes of the product preset, everybody full time.
const LEVELS: Record<string, number[]> = {
	Ada: [4, 3, 4, 3, 3, 1, 2, 4, 2],
	Bao: [4, 1, 4, 1, 1, 0, 0, 4, 0],
	Chidi: [0, 4, 2, 4, 4, 3, 4, 1, 4],
	Dana: [2, 4, 3, 4, 3, 3, 3, 1, 3],
	Emre: [2, 1, 2, 1, 1, 1, 0, 2, 0],
	Fay: [1, 3, 2, 2, 3, 4, 1, 1, 2],
};
const NEEDS = [
	[4, 2, 2],
	[4, 2, 3],
	[4, 2, 3],
	[3, 2, 2],
	[4, 2, 3],
	[3, 2, 3],
	[2, 1, 1],
	[4, 1, 2],
	[3, 1, 1],
];
const team = Object.entries(LEVELS).map(([name, levels]): TeamMember => ({
	id: name.toLowerCase(),
	name,
	share: 1,
	ratings: Object.fromEntries(AXES.map((id, i) => [id, levels[i]])),
}));
const requirements = AXES.map((skill, i): Requirement => {
	const [level = 0, need = 0, importance = 0] = NEEDS[i] ?? [];
	return { skill, level, need, importance };
});
const hires = archetypes(defaultFramework);
const naming = {
	framework: defaultFramework,
	names: new Map(team.map(({ id, name }) => [id, name])),
	archetypes: hires,
	settings: defaultPlanningSettings(defaultFramework),
	team,
};
const options = { hires, growthPerMonth: 3, slow: new Set(['swe', 'res']), begin: '2026-12-01' };
const ranked = suggestions(team, requirements, options);
const byId = (id: string) => {
	const found = ranked.find((suggestion) => suggestion.id === id);
	if (!found) throw new Error(`no suggestion ${id}`);
	return found;
};
const sentence = (id: string) =>
	suggestionSentence(
		byId(id),
		ranked.slice(
			0,
			ranked.findIndex((s) => s.id === id),
		),
		naming,
	);

describe('suggestions for the golden team', () => {
	it('ranks by coverage, then by coverage if one leaves, then by cost', () => {
		expect(
			ranked
				.slice(0, 5)
				.map((s) => [
					s.id,
					signedPoints(s.gain),
					percentUpTo(s.comparison.after.nMinusOne),
					s.cost,
				]),
		).toEqual([
			['hire hybrid-as', '+3.75', '96.25%', 185],
			['grow dana stats', '+3.75', '91.25%', 24],
			['grow fay stats', '+3.75', '91.25%', 24],
			['hire as', '+3.75', '91.25%', 160],
			['grow ada stats', '+3.75', '87.5%', 24],
		]);
		expect(byId('hire re').gain).toBe(0);
		expect(byId('hire re').comparison.after.nMinusOne).toBeCloseTo(0.8875, 9);
	});

	it('computes what the hybrid leaning AS does', () => {
		const { comparison } = byId('hire hybrid-as');
		expect(comparison.after).toMatchObject({
			met: 9,
			coverage: 1,
			withoutBench: 2,
			lotteryFactor: 2,
		});
		expect(comparison.before).toMatchObject({ met: 8, withoutBench: 3, lotteryFactor: 1 });
		expect(
			Object.fromEntries(comparison.requirements.map((row) => [row.skill, row.effect])),
		).toEqual({
			sys: 'none',
			exp: 'gains-bench',
			code: 'gains-bench',
			theory: 'more-spare',
			stats: 'closes',
			product: 'none',
			writing: 'more-spare',
			swe: 'none',
			res: 'more-spare',
		});
	});

	it('says in words what each does', () => {
		expect(sentence('hire hybrid-as')).toBe(
			'closes Statistics, adds bench on Experimentation and Coding. 3-month ramp.',
		);
		expect(sentence('hire as')).toBe(
			'closes Statistics, adds bench on Experimentation. 3-month ramp.',
		);
		expect(sentence('hire re')).toBe('adds bench on Systems and Coding, gap stays. 3-month ramp.');
		expect(sentence('grow dana stats')).toBe('closes the gap without a hire. ~8 months.');
		expect(sentence('grow fay stats')).toBe('same effect as Dana. ~8 months.');
		expect(sentence('grow ada stats')).toBe('closes the gap, floor stays. ~8 months.');
	});

	it('narrows to one gap on request', () => {
		const forStats = suggestions(team, requirements, {
			...options,
			gap: 'stats',
		});
		expect(forStats.map((s) => s.id)).toEqual([
			'hire hybrid-as',
			'grow dana stats',
			'grow fay stats',
			'hire as',
			'grow ada stats',
		]);
	});

	it('never suggests growth of a background', () => {
		expect(
			ranked.some((s) => s.change.kind === 'upskill' && ['swe', 'res'].includes(s.change.skill)),
		).toBe(false);
	});
});

describe('sentences', () => {
	it('states the finding of one hire', () => {
		const hybrid = byId('hire hybrid-as');
		expect(scenarioHeadline([hybrid.change], hybrid.comparison, naming)).toBe(
			'One hybrid leaning AS closes the only gap. The worst departure then costs 4 points, not 9.',
		);
	});

	it('says why the first and not the second', () => {
		const at = '2028-01-01';
		const hybrid = byId('hire hybrid-as');
		const scientist = byId('hire as');
		const after = {
			chosen: apply(team, [hybrid.change], at),
			other: apply(team, [scientist.change], at),
		};
		expect(whyNot(hybrid, scientist, ranked, requirements, after, naming)).toEqual({
			title: 'Why the hybrid and not the AS?',
			paragraphs: [
				'Both add 3.75 points and close Statistics. The hybrid also reaches 4 on Coding, so losing Ada or Bao costs 2.5 points instead of 8.75.',
				'Cheaper: Statistics 4 for Dana or Fay, about 8 months, €24k, the same coverage, 91.25% if one person leaves.',
			],
		});
	});

	it('says why a plan grows this person', () => {
		const today = teamCoverage(team, requirements);
		const fay = byId('grow fay stats').change;
		const dana = byId('grow dana stats').change;
		expect(whyThisPerson(fay, ranked, [fay], today, naming)).toBe(
			'Dana or Ada could do the same for the same price; least hangs on Fay.',
		);
		expect(whyThisPerson(fay, ranked, [fay, dana], today, naming)).toBe(
			'Ada could do the same for the same price; less hangs on Fay.',
		);
		expect(whyThisPerson(dana, ranked, [dana], today, naming)).toBe(
			'Fay or Ada could do the same for the same price.',
		);
		expect(whyThisPerson(byId('hire as').change, ranked, [], today, naming)).toBe('');
	});

	it('names the cheaper way that the list of suggestions names', () => {
		const cheapest = cheapestOf(ranked, (one) => one.gain >= byId('hire hybrid-as').gain - 1e-9);
		expect(cheapest.map(({ id }) => id)).toEqual(['grow dana stats', 'grow fay stats']);
		expect(cheapestOf(ranked, () => false)).toEqual([]);
	});

	it('has nothing to say where only the order of the list tells two hires apart', () => {
		const re = byId('hire re');
		expect(
			whyNot(
				re,
				{ ...re, id: 'copy' },
				ranked,
				requirements,
				{ chosen: team, other: team },
				naming,
			),
		).toBeUndefined();
	});

	it('tells two hybrids apart', () => {
		const [a, b] = [byId('hire hybrid-as'), byId('hire hybrid-re')];
		const note = whyNot(a, b, [], requirements, { chosen: team, other: team }, naming);
		expect(note?.paragraphs[0]).toMatch(
			/^The hybrid leaning AS adds 3.75 points, the hybrid leaning RE nothing\. The hybrid leaning AS also/,
		);
		expect(note?.title).toBe('Why the hybrid leaning AS and not the hybrid leaning RE?');
	});

	it('states what is open before anything is planned', () => {
		const now = compare(team, team, requirements);
		expect(openingHeadline(now, ranked, naming)).toBe(
			'Statistics is the only gap. One more level for Dana or Fay closes it for €24k.',
		);
		const nothing = compare(team, team, []);
		expect(openingHeadline(nothing, [], naming)).toBe('Nothing is required of this team yet.');
	});

	it('states what a departure opens', () => {
		const changes: Change[] = [{ kind: 'departure', member: 'bao', date: '2027-01-01' }];
		const without = compare(team, apply(team, changes, '2027-01-01'), requirements);
		expect(scenarioHeadline(changes, without, naming)).toBe(
			'Losing Bao opens Systems and Coding. The worst departure then costs 23 points, not 9.',
		);
	});

	const told = (changes: Change[], at: string, needs = requirements, early = false) =>
		scenarioHeadline(changes, compare(team, apply(team, changes, at), needs), naming, { early });

	it('says what a scenario leaves open, and what it does not do yet', () => {
		const late = '2030-01-01';
		const junior = byId('hire junior').change;
		expect(told([junior], late)).toBe(
			'One junior does not close the gap. The worst departure still costs 9 points.',
		);
		const hybrid = byId('hire hybrid-as').change;
		expect(told([hybrid], hybrid.date, requirements, true)).toBe(
			'One hybrid leaning AS does not close the gap yet. The worst departure still costs 9 points.',
		);
		expect(told([{ kind: 'departure', member: 'emre', date: '2027-01-01' }], late)).toBe(
			'Losing Emre opens no gap. The worst departure still costs 9 points.',
		);
		const many = requirements.map((row) => ({ ...row, need: row.need + 1, importance: 1 }));
		expect(told([{ kind: 'departure', member: 'chidi', date: '2027-01-01' }], late, many)).toMatch(
			/^Losing Chidi opens ML theory, Product and Research, and widens the gaps on Experimentation and Statistics\. /,
		);
		const two = requirements.filter(({ skill }) => skill === 'stats' || skill === 'exp');
		const both = two.map((row) => ({ ...row, need: 3 }));
		expect(told([hybrid, hybrid], late, both)).toMatch(/^Two hires close both gaps\. /);
		const everybody = team.map(({ id }): Change => ({
			kind: 'departure',
			member: id,
			date: '2027-01-01',
		}));
		expect(told(everybody, late)).toBe('Six changes leave nobody in the team.');
	});

	it('gives each change of a plan its own reason, given those before it', () => {
		const reasons = planReasons(
			team,
			requirements,
			[byId('hire as').change, byId('hire hybrid-as').change],
			naming,
		);
		expect(reasons.map(({ title, sentence: text, closes }) => ({ title, text, closes }))).toEqual([
			{
				title: 'Hire an AS at the bar',
				text: 'Closes Statistics, adds bench on Experimentation.',
				closes: ['stats'],
			},
			{
				title: 'Hire a hybrid leaning AS',
				text: 'Adds bench on Coding and Statistics.',
				closes: [],
			},
		]);
		expect(reasons.map((reason) => signedPoints(reason.gain))).toEqual(['+3.75', '0']);
		expect(planReasons(team, requirements, [], naming)).toEqual([]);
	});

	it('tells hires of the same kind apart', () => {
		const hire = byId('hire hybrid-as').change;
		expect(changeTitles([hire, byId('hire as').change, hire, hire], naming)).toEqual([
			'Hire a hybrid leaning AS',
			'Hire an AS at the bar',
			'Hire a second hybrid leaning AS',
			'Hire a third hybrid leaning AS',
		]);
	});

	it('names changes', () => {
		expect(changeTitle(byId('grow dana stats').change, naming)).toBe('Dana: Statistics 3 \u2192 4');
		expect(changeTitle({ kind: 'departure', member: 'bao', date: '2027-01-01' }, naming)).toBe(
			'Bao leaves',
		);
		expect(
			changeTitle({ kind: 'part-time', member: 'fay', share: 0.8, date: '2027-01-01' }, naming),
		).toBe('Fay works 80%');
		expect(changeTitle({ kind: 'departure', member: 'gone', date: '2027-01-01' }, naming)).toBe(
			'Somebody who is no longer in the team leaves',
		);
	});
});

describe('words', () => {
	it('speaks of skills without their abbreviations', () => {
		expect(
			['sys', 'exp', 'code', 'stats', 'swe', 'diag', 'core', 'other'].map((id) =>
				spokenSkill(defaultFramework, id),
			),
		).toEqual([
			'Systems',
			'Experimentation',
			'Coding',
			'Statistics',
			'Engineering background',
			'Wrong results',
			'Core',
			'other',
		]);
	});

	it('counts, signs and rounds', () => {
		expect(signedCount(1)).toBe('+1');
		expect(signedCount(-2)).toBe('\u22122');
		expect(signedCount(0)).toBe('0');
		expect(pointsOf(0.01)).toBe('1 point');
		expect(pointsOf(0.0875)).toBe('8.75 points');
		expect(thousands(24)).toBe('24k');
		expect(money(24, 'EUR')).toBe('€24k');
		expect(counted(2, 'hire', 'hires')).toBe('two hires');
	});
});
