import { describe, expect, it } from 'vitest';
import { NO_CHORD, nextChord } from './shortcuts';
import { isCurrent, teamViews } from './views';
import { shell } from './shell-example';

describe('two-key shortcuts', () => {
	it('complete with the key that follows G in time', () => {
		const begun = nextChord(NO_CHORD, 'g', 0);
		expect(nextChord(begun, 'O', 400)).toEqual({ since: undefined, key: 'o' });
	});

	it('are forgotten when the second key is late', () => {
		const begun = nextChord(NO_CHORD, 'g', 0);
		expect(nextChord(begun, 'o', 5000).key).toBeUndefined();
	});

	it('do nothing for a key without G', () => {
		expect(nextChord(NO_CHORD, 'o', 0)).toEqual(NO_CHORD);
	});

	it('begin again when G is pressed late', () => {
		const begun = nextChord(NO_CHORD, 'g', 0);
		expect(nextChord(begun, 'g', 5000).since).toBe(5000);
	});
});

describe('the views of a team', () => {
	it('have a key each', () => {
		expect(teamViews(shell).map(({ key }) => key)).toEqual(['o', 'r', 's', 'c', 'p']);
	});

	it('are current with the pages below them, the overview only by itself', () => {
		const [overview, rate] = teamViews(shell);
		if (!overview || !rate) throw new Error('views are missing');
		expect(isCurrent(overview, overview.href)).toBe(true);
		expect(isCurrent(overview, `${overview.href}/members/ada-okafor`)).toBe(false);
		expect(isCurrent(rate, `${rate.href}/import`)).toBe(true);
	});

	it('are none for somebody who may see no team', () => {
		expect(teamViews({ ...shell, may: { ...shell.may, team: false } })).toEqual([]);
	});
});
