import { CORE } from '$lib/domain/core';
import { fixed, percentUpTo, plain, signed } from '$lib/domain/format';
import { saidPlace } from '$lib/domain/spectrum-words';
import { sparePeople, type CoveredRequirement } from './coverage-radar';
import type { KitePoint } from './kite-people';
import { isPinned } from './kite-position';
import { shownTrap } from './kite-words';
import type { SkillNames } from './skill-text';

/** The rows of `ChartTable` for each chart: the numbers that the picture shows, as text. */
export interface TableData {
	readonly columns: readonly { readonly title: string; readonly figures?: boolean }[];
	readonly rows: readonly {
		readonly id: string;
		readonly href?: string;
		readonly cells: readonly string[];
	}[];
}

/**
 * The kite in name order as given: lean, interval, raw where it is beyond the scale, depth and trap.
 * While too few ratings place somebody there is no number to give.
 */
export function kiteTable(points: readonly KitePoint[]): TableData {
	return {
		columns: [
			{ title: 'Person' },
			{ title: 'Lean', figures: true },
			{ title: '80% interval', figures: true },
			{ title: 'Raw', figures: true },
			{ title: 'Depth', figures: true },
			{ title: 'In words' },
			{ title: 'Trap' },
		],
		rows: points.map((point) => ({
			id: point.id,
			href: point.href,
			cells: [
				point.name,
				...numbers(point),
				saidPlace(point.spectrum, point.interval),
				shownTrap(point) || '–',
			],
		})),
	};
}

function numbers({ spectrum, interval }: KitePoint): string[] {
	if (!spectrum.enough) return ['–', '–', '', '–'];
	return [
		signed(spectrum.lean),
		interval ? `${signed(interval.low)} to ${signed(interval.high)}` : '–',
		isPinned(spectrum) ? signed(spectrum.raw) : '',
		fixed(spectrum.depth),
	];
}

function note({ single, met, unconfirmed }: CoveredRequirement): string {
	const standing = unconfirmed ? 'met, unconfirmed' : met || single ? '' : 'short';
	return [single ? 'single' : '', standing].filter(Boolean).join(', ');
}

/** Coverage in the order of the requirements. */
export function coverageTable(
	requirements: readonly CoveredRequirement[],
	skills: readonly (SkillNames & { readonly id: string })[],
): TableData {
	return {
		columns: [
			{ title: 'Requirement' },
			{ title: 'Level', figures: true },
			{ title: 'Has', figures: true },
			{ title: 'Needs', figures: true },
			{ title: 'Coverage', figures: true },
			{ title: 'Spare', figures: true },
			{ title: 'Note' },
		],
		rows: requirements.map((r) => ({
			id: r.skill,
			cells: [
				skills.find((s) => s.id === r.skill)?.name ?? (r.skill === CORE ? 'Core' : r.skill),
				plain(r.level),
				plain(r.qualified),
				plain(r.need),
				percentUpTo(r.coverage),
				plain(sparePeople(r)),
				note(r),
			],
		})),
	};
}
