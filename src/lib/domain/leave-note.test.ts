import { describe, expect, it } from 'vitest';
import { teamCoverage } from './coverage.ts';
import { defaultFramework } from './default-framework.ts';
import { DEMO_TEAM, demoRatings } from './demo-team.ts';
import { leaveNote } from './leave-note.ts';
import { axisRequirements, presetById } from './presets.ts';

const team = DEMO_TEAM.members.map((member) => ({
	id: member.name,
	name: member.name,
	short: member.name.split(' ')[0] ?? member.name,
	share: member.share,
	ratings: demoRatings(member),
}));
const requirements = axisRequirements(presetById('product')?.requirements ?? []);
const today = teamCoverage(team, requirements);

const noteFor = (short: string) => {
	const leaver = team.find((person) => person.short === short);
	if (!leaver) throw new Error(`${short} is not in the demo team`);
	return leaveNote(leaver, team, requirements, today, defaultFramework);
};

describe('the note beside a departure', () => {
	it('says who holds the same, what stays on one person and what the next loss leaves', () => {
		const note = noteFor('Bao');
		expect(note.holds).toBe('Bao holds 3 requirements, Ada holds the same 3.');
		expect(note.rest).toBe(
			'Engineering background stays met, with Ada alone. Key-person index 0.09. Losing Ada next would leave 65%.',
		);
	});

	it('says plainly that somebody holds nothing', () => {
		expect(noteFor('Emre').holds).toBe('Emre holds no requirement.');
	});

	it('says nothing of a next loss when nobody is left', () => {
		const [only] = team;
		if (!only) throw new Error('the demo team is empty');
		const alone = teamCoverage([only], requirements);
		expect(leaveNote(only, [only], requirements, alone, defaultFramework).rest).toMatch(
			/^Key-person index 1\.00\.$/,
		);
	});
});
