import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { DEMO_TEAM, demoRatings } from '../demo-team.ts';
import { CORE_SKILLS } from '../core.ts';
import { archetypes } from '../planning/archetypes.ts';
import {
	levelsFromHire,
	nextStatuses,
	OPENING_STATUSES,
	seatSentence,
	sortLevels,
	type SeatGround,
} from './opening.ts';

const team = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name,
	share: 1,
	ratings: demoRatings(member),
}));
const names = new Map(team.map(({ id, name }) => [id, name.split(' ')[0] ?? name]));
const ground: SeatGround = {
	team,
	requirements: DEMO_TEAM.requirements,
	framework: defaultFramework,
	names,
};
const profile = (id: string) => {
	const found = archetypes(defaultFramework).find((one) => one.id === id);
	if (!found) throw new Error(id);
	return { ratings: found.ratings, share: 1 };
};
const asked = (id: string, where: SeatGround = ground) =>
	levelsFromHire(profile(id), where).filter((level) => level.asked);

describe('the levels an opening takes from a hire of the golden team', () => {
	it('need Statistics and take bench on Experimentation from an AS at the bar', () => {
		expect(
			asked('as').map(({ skill, level, must, effect, why }) => [skill, level, must, effect, why]),
		).toEqual([
			['stats', 4, true, 'closes', 'Closes the only gap, today Chidi alone'],
			['sys', 2, false, 'short', 'Ada and Bao cover the 4 needed'],
			['exp', 4, false, 'bench', 'Bench behind Chidi and Dana'],
			['code', 3, false, 'short', 'Ada and Bao cover the 4 needed'],
			['theory', 3, false, 'brings', 'Covered by Ada, Chidi and Dana already'],
			['product', 3, false, 'brings', 'Covered by Chidi, Dana and Fay already'],
		]);
	});

	it('take bench on Experimentation and Coding from a hybrid leaning AS', () => {
		const levels = asked('hybrid-as');
		expect(levels.filter(({ must }) => must).map(({ skill }) => skill)).toEqual(['stats']);
		expect(levels.filter(({ effect }) => effect === 'bench').map(({ skill }) => skill)).toEqual([
			'exp',
			'code',
		]);
	});

	it('offer every rated skill of the profile, and history only on request', () => {
		const all = levelsFromHire(profile('as'), ground);
		expect(all.map(({ skill }) => skill).sort()).toEqual(
			defaultFramework.skills.map(({ id }) => id).sort(),
		);
		expect(all.filter(({ skill }) => skill === 'res' || skill === 'swe')).toMatchObject([
			{ asked: false },
			{ asked: false },
		]);
	});

	it('need nothing of a statistician once a plan has closed Statistics', () => {
		const grown = team.map((member) =>
			member.id === 'dana-rosenberg'
				? { ...member, ratings: { ...member.ratings, stats: 4 } }
				: member,
		);
		const levels = asked('as', { ...ground, team: grown });
		expect(levels.filter(({ must }) => must)).toEqual([]);
		expect(levels.find(({ skill }) => skill === 'stats')).toMatchObject({
			effect: 'bench',
			why: 'Bench behind Chidi and Dana',
		});
	});

	it('need all four core skills when the core is the open requirement', () => {
		const core = { skill: 'core', level: 4, need: 2, importance: 3 };
		const levels = asked('hybrid-re', { ...ground, requirements: [core] });
		expect(levels.map(({ skill, level, must }) => [skill, level, must])).toEqual(
			CORE_SKILLS.map((skill) => [skill, 4, true]),
		);
		expect(levels[0]?.why).toBe('Narrows a gap: 1 of 2 at 4 then, 0 today');
		const three = asked('as', { ...ground, requirements: [{ ...core, need: 1 }] });
		expect(three.map(({ must, effect }) => [must, effect])).toEqual(
			CORE_SKILLS.map(() => [false, 'short']),
		);
	});

	it('say what becomes of a gap that the hire does not reach', () => {
		const needs = (level: number) =>
			asked('as', {
				...ground,
				team: [],
				requirements: [{ skill: 'stats', level, need: 1, importance: 3 }],
			})[0];
		expect(needs(5)).toMatchObject({ must: false, why: 'Below the 5 needed, narrows that gap' });
		const far = levelsFromHire(
			{ ratings: { stats: 2 }, share: 1 },
			{
				...ground,
				team: [],
				requirements: [{ skill: 'stats', level: 4, need: 1, importance: 3 }],
			},
		);
		expect(far[0]).toMatchObject({ must: false, why: 'Below the 4 needed, so that gap stays' });
	});

	it('say who is missing when nobody holds the level', () => {
		const [first] = asked('as', {
			...ground,
			team: [],
			requirements: [{ skill: 'stats', level: 4, need: 1, importance: 1 }],
		});
		expect(first).toMatchObject({
			skill: 'stats',
			why: 'Closes the only gap, nobody is at 4 today',
		});
	});

	it('ask nothing where nothing is required, and of a profile without levels nothing is known', () => {
		const free = { ...ground, requirements: [] };
		expect(asked('as', free)).toEqual([]);
		expect(levelsFromHire({ ratings: { stats: 0, sys: undefined }, share: 1 }, ground)).toEqual([]);
	});

	it('never ask above what the team needs, and call a must only what an open requirement needs', () => {
		const levelOf = fc.integer({ min: 1, max: 5 });
		const skill = fc.constantFrom(...defaultFramework.skills.map(({ id }) => id));
		const requirements = fc.uniqueArray(
			fc.record({
				skill,
				level: levelOf,
				need: fc.integer({ min: 0, max: 3 }),
				importance: fc.integer({ min: 1, max: 3 }),
			}),
			{ selector: (row) => row.skill, maxLength: 8 },
		);
		const ratings = fc.dictionary(skill, fc.integer({ min: 0, max: 5 }));
		const share = fc.constantFrom(0.5, 0.8, 1);
		fc.assert(
			fc.property(
				requirements,
				ratings,
				share,
				fc.array(ratings, { maxLength: 4 }),
				(rows, own, part, others) => {
					const people = others.map((levels, i) => ({
						id: `p${String(i)}`,
						name: `P${String(i)}`,
						share: 1,
						ratings: levels,
					}));
					const found = levelsFromHire(
						{ ratings: own, share: part },
						{ ...ground, team: people, requirements: rows },
					);
					for (const { skill: id, level, must, effect, asked: wanted } of found) {
						const row = rows.find((one) => one.skill === id);
						expect(level).toBeGreaterThanOrEqual(1);
						expect(level).toBeLessThanOrEqual(own[id] ?? 0);
						if (row) expect(level).toBeLessThanOrEqual(row.level);
						const holders = people.filter((one) => (one.ratings[id] ?? -1) >= (row?.level ?? 9));
						const open = row !== undefined && holders.length < row.need;
						expect(must).toBe(open && (own[id] ?? 0) >= row.level);
						expect(must).toBe(effect === 'closes' || effect === 'narrows');
						if (must) expect(wanted).toBe(true);
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe('the sentence of a seat', () => {
	const level = (skill: string, asks: number) => ({ skill, level: asks, must: true, why: '' });

	it('says what the seat does for the team as it is', () => {
		expect(seatSentence([level('stats', 4), level('exp', 4)], ground)).toBe(
			'This seat closes Statistics and adds bench on Experimentation.',
		);
		expect(seatSentence([level('stats', 3)], ground)).toBe(
			'At these levels the seat closes none of the open needs.',
		);
		expect(seatSentence([], ground)).toBe('Nothing is asked of this seat yet.');
		expect(seatSentence([level('stats', 4)], { ...ground, requirements: [] })).toBe(
			'Every need of the team is met without this seat.',
		);
	});
});

describe('the order of levels', () => {
	it('puts musts first and a skill that no framework knows last', () => {
		const rows = [
			{ skill: 'gone', must: false },
			{ skill: 'stats', must: false },
			{ skill: 'sys', must: false },
			{ skill: 'res', must: true },
		];
		expect(sortLevels(rows, defaultFramework).map(({ skill }) => skill)).toEqual([
			'res',
			'sys',
			'stats',
			'gone',
		]);
	});
});

describe('the status of an opening', () => {
	it('can always be left, except after a hire', () => {
		for (const status of OPENING_STATUSES)
			expect(nextStatuses(status, false).length).toBeGreaterThan(0);
		expect(nextStatuses('filled', true)).toEqual([]);
		expect(nextStatuses('closed', false)).toEqual(['open']);
		expect(nextStatuses('on-hold', false)).toContain('filled');
	});
});
