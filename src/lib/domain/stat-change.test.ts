import { describe, expect, it } from 'vitest';
import type { OverviewStat } from './overview-stats.ts';
import { changedStats } from './stat-change.ts';

const stat = (id: OverviewStat['id'], value: string): OverviewStat => ({ id, label: id, value });

describe('numbers before and after', () => {
	it('carry the old value only where it reads differently', () => {
		const now = [stat('met', '6'), stat('bench', '1')];
		expect(changedStats(now, [stat('bench', '1'), stat('met', '8')])).toEqual([
			{ ...stat('met', '6'), was: '8' },
			stat('bench', '1'),
		]);
	});

	it('have nothing beside them where there was no number', () => {
		expect(changedStats([stat('met', '6')], [])).toEqual([stat('met', '6')]);
		expect(changedStats([], [stat('met', '8')])).toEqual([]);
	});
});
