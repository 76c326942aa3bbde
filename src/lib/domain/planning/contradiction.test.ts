import { describe, expect, it } from 'vitest';
import { contradiction } from './contradiction.ts';
import type { Change } from './scenario.ts';

const leaves = (member: string, date: string): Change => ({ kind: 'departure', member, date });
const works = (member: string, date: string): Change => ({
	kind: 'part-time',
	member,
	date,
	share: 0.5,
});
const against = (changes: Change[], next: Change) => contradiction(changes, next, (date) => date);

describe('changes that contradict each other', () => {
	it('nobody leaves twice', () => {
		expect(against([leaves('ada', '2027-01-01')], leaves('ada', '2027-03-01'))).toBe(
			'This person already leaves on 2027-01-01.',
		);
	});

	it('nothing happens to somebody on or after the day they leave', () => {
		const gone = [leaves('ada', '2027-02-01')];
		expect(against(gone, works('ada', '2027-02-01'))).toContain('choose an earlier date');
		expect(against(gone, works('ada', '2027-01-31'))).toBeUndefined();
	});

	it('nobody leaves before a change that is planned for them', () => {
		const busy = [works('ada', '2027-02-01')];
		expect(against(busy, leaves('ada', '2027-01-01'))).toContain('remove it first');
		expect(against(busy, leaves('ada', '2027-02-02'))).toBeUndefined();
	});

	it('who moves to another team has left this one', () => {
		const moves = (date: string): Change => ({
			kind: 'move',
			member: 'ada',
			team: 'vision',
			share: 1,
			date,
		});
		expect(against([moves('2027-02-01')], leaves('ada', '2027-03-01'))).toBe(
			'This person already moves on 2027-02-01.',
		);
		expect(against([leaves('ada', '2027-02-01')], moves('2027-03-01'))).toContain('already leaves');
		expect(against([moves('2027-02-01')], works('ada', '2027-03-01'))).toBe(
			'This person moves on 2027-02-01; choose an earlier date.',
		);
		expect(against([works('ada', '2027-03-01')], moves('2027-02-01'))).toContain('remove it first');
	});

	it('nobody comes twice', () => {
		const joins: Change = {
			kind: 'join',
			member: 'mei',
			name: 'Mei',
			ratings: {},
			share: 1,
			date: '2027-01-01',
		};
		expect(against([joins], { ...joins, date: '2027-06-01' })).toBe(
			'This person comes in already.',
		);
		expect(against([], joins)).toBeUndefined();
	});

	it('growth goes beyond what is planned already', () => {
		const grows = (level: number, skill = 'stats'): Change => ({
			kind: 'upskill',
			member: 'ada',
			skill,
			level,
			date: '2027-01-01',
		});
		expect(against([grows(4)], grows(4))).toBe('This person grows to level 4 already.');
		expect(against([grows(4)], grows(3))).toBe('This person grows to level 4 already.');
		expect(against([grows(3)], grows(4))).toBeUndefined();
		expect(against([grows(4)], grows(4, 'sys'))).toBeUndefined();
	});

	it('others and hires are free', () => {
		expect(against([leaves('ada', '2027-02-01')], works('bao', '2027-03-01'))).toBeUndefined();
	});
});
