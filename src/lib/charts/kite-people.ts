import type { KitePlace } from '$lib/domain/kite-place';
import { personMark, type LeanSide } from '$lib/domain/spectrum-words';
import type { TrapMark } from '$lib/domain/trap-names';
import { polygonHull } from 'd3-polygon';
import { round, type Box, type Point } from './coordinates';
import { glyphAtOrigin } from './glyph';
import type { KiteBars } from './kite';
import { kiteFrame } from './kite-frame';
import { placeNotes, textBox, type KiteText } from './kite-notes';
import { badgeBox, badgeOffset, RING } from './kite-badge';
import { isPinned } from './kite-position';
import { DETAILS_UP_TO, KITE_FORMATS, type KiteScales, type KiteSize } from './kite-sizes';
import { labelLines, shownTrap, spokenName } from './kite-words';
import { markBox, type LabelLine, type LabelSubject, type PlacedLabel } from './label-places';
import { placeLabels } from './place-labels';

export interface KitePoint {
	readonly id: string;
	/** Name as printed beside the mark. */
	readonly name: string;
	readonly href?: string;
	readonly spectrum: KitePlace;
	/** 80% interval of lean: half width, and its ends clamped to [-1, 1]. */
	readonly interval?: { readonly half: number; readonly low: number; readonly high: number };
	/** `new` gets the ring of a hire; `gone` is drawn as a dashed outline. */
	readonly state?: 'new' | 'gone';
	/** Where the person stood before a change: drawn as a ghost with a line to the mark. */
	readonly before?: KitePlace;
	/** Marked by an octagon from "watch" on. */
	readonly trap?: TrapMark;
	/** What the mark says to a screen reader after the name; by default its numbers. */
	readonly sentence?: string;
}

export interface KiteMark {
	readonly point: KitePoint;
	readonly x: number;
	readonly y: number;
	readonly side: LeanSide;
	/** Path of the mark round the origin. */
	readonly glyph: string;
	/** Hollow below depth .5, early, and with too few ratings to be placed. */
	readonly hollow: boolean;
	/** Path of the interval, where there is one. */
	readonly whisker?: string;
	/** Whether the interval is drawn at once; otherwise on hover and focus. */
	readonly whiskerShown: boolean;
	/** Path of the chevron outside a pinned mark. */
	readonly chevron?: string;
	/** Place of the trap's octagon, px from the mark. */
	readonly badge?: Point;
	readonly ghost?: {
		readonly x: number;
		readonly y: number;
		readonly glyph: string;
		readonly line: string;
	};
	readonly lines: readonly LabelLine[];
	readonly label?: PlacedLabel;
	readonly description: string;
}

/** Above this number of people only the outermost, the selected and the hovered are labelled. */
export const LABEL_ALL_UP_TO = 25;
/** The same for the small drawings, which have room for fewer names. */
export const LABEL_ALL_SMALL = 12;

/** People from the RE end to the AS end, the order of the arrow keys; ties by depth, then name. */
export function leanOrder(points: readonly KitePoint[]): KitePoint[] {
	const place = ({ spectrum: { enough, raw, lean } }: KitePoint) => (enough ? raw : lean);
	return [...points].sort(
		(a, b) =>
			place(a) - place(b) ||
			b.spectrum.depth - a.spectrum.depth ||
			a.name.localeCompare(b.name, 'en'),
	);
}

function whiskerPath(low: number, high: number, y: number): string {
	const top = round(y - 4);
	return `M${round(low)},${top}v8m0,-4H${round(high)}m0,-4v8`;
}

/** The chevron beyond a pinned mark, at a distance from its centre. */
function chevronPath(outward: -1 | 1, distance: number): string {
	return `M${outward * distance},-4l${outward * 4},4l${outward * -4},4`;
}

/** Points on the outside of the cloud; everybody when there are fewer than four. */
function outermost(points: readonly Point[]): Set<Point> {
	const hull = polygonHull(points.map((p) => [p.x, p.y]));
	if (!hull) return new Set(points);
	const corners = new Set(hull.map(([x, y]) => `${x} ${y}`));
	return new Set(points.filter((p) => corners.has(`${p.x} ${p.y}`)));
}

export interface KiteOptions {
	/** Draw every 80% interval where the size has them; by default up to `DETAILS_UP_TO` people. */
	readonly intervals?: boolean;
	/** Ids with a selection ring. */
	readonly selected?: readonly string[];
}

/** The people on a kite and the words between them. */
export interface KiteScene {
	/** In the order of the points. */
	readonly marks: readonly KiteMark[];
	/** The names of axis, bars, zones and traps, where nothing stands on them. */
	readonly texts: readonly KiteText[];
}

/**
 * The marks of a team with their labels, and the words of the kite around them. Nobody gives the
 * words alone; people on the very same spot share it and their labels fan out.
 */
export function kiteScene(
	points: readonly KitePoint[],
	size: KiteSize,
	bars: KiteBars,
	{ intervals, selected = [] }: KiteOptions = {},
): KiteScene {
	const format = KITE_FORMATS[size];
	const { scales, edges, words } = kiteFrame(size, bars);
	const places = points.map((p) => at(p.spectrum, scales));
	const crowd = points.length > (format.whiskers ? LABEL_ALL_UP_TO : LABEL_ALL_SMALL);
	const details = points.length <= DETAILS_UP_TO;
	const outer = crowd ? outermost(places) : new Set(places);
	const isRinged = (point: KitePoint) => point.state === 'new' || selected.includes(point.id);
	const subjects = points.map((point, i): LabelSubject => {
		const place = places[i] ?? { x: 0, y: 0 };
		const ringed = isRinged(point);
		const { side } = personMark(point.spectrum);
		return {
			id: point.id,
			x: place.x,
			y: place.y,
			reach: ringed ? RING : format.radius,
			outward: side === 're' ? -1 : side === 'as' ? 1 : 0,
			lines: labelLines(point, size, !details && !ringed),
			wanted: ringed || outer.has(place),
			priority: ringed ? 2 : outer.has(place) ? 1 : 0,
			...(isPinned(point.spectrum)
				? { chevron: { side: point.spectrum.lean < 0 ? -1 : 1, width: 10 } as const }
				: {}),
		};
	});
	const hasWhisker = ({ interval, state, spectrum }: KitePoint) =>
		format.whiskers &&
		interval !== undefined &&
		state !== 'gone' &&
		spectrum.enough &&
		!isPinned(spectrum);
	const isWhiskerShown = (p: KitePoint) => hasWhisker(p) && (intervals ?? (details || isRinged(p)));
	const whiskers = points.flatMap((p, i): Box[] => {
		const y = places[i]?.y ?? 0;
		if (!isWhiskerShown(p) || !p.interval) return [];
		const { low, high } = p.interval;
		return [{ left: scales.x(low), right: scales.x(high), top: y - 3, bottom: y + 3 }];
	});
	const ghosts = points.map((point, i) => {
		const place = places[i];
		return point.before && place && ghostOf(point.before, place, scales, format.radius);
	});
	const ghostBoxes = ghosts.flatMap((ghost): Box[] => {
		if (!ghost) return [];
		const { x, y } = ghost;
		const half = format.radius;
		return [{ left: x - half, right: x + half, top: y - half, bottom: y + half }];
	});
	const badges = points.map((point, i) => {
		const { outward = 0, reach = 0 } = subjects[i] ?? {};
		if (!shownTrap(point)) return undefined;
		// An octagon on the side where somebody comes from would hide their ghost.
		const inward = outward === 1 ? -1 : 1;
		const from = (ghosts[i]?.x ?? 0) - (places[i]?.x ?? 0);
		const free = ghosts[i] !== undefined && from * inward > 0 ? -inward : inward;
		return badgeOffset(free === 1 ? -1 : 1, reach);
	});
	const badgeBoxes = badges.flatMap((badge, i): Box[] => {
		const place = places[i];
		return badge && place ? [badgeBox(place, badge)] : [];
	});
	const taken = [...subjects.map(markBox), ...badgeBoxes, ...ghostBoxes];
	const texts = [...words.axis, ...placeNotes(words.notes, taken, whiskers)];
	const labels = placedOnce(
		JSON.stringify([size, bars, subjects, whiskers, badgeBoxes, ghostBoxes]),
		() =>
			placeLabels(subjects, {
				bounds: { left: 1, top: 1, right: format.width - 1, bottom: format.height - 1 },
				texts: [...texts.map(textBox), ...badgeBoxes, ...ghostBoxes],
				whiskers,
				frame: edges,
			}),
	);
	const marks = points.map((point, i): KiteMark => {
		const { x, y } = places[i] ?? { x: 0, y: 0 };
		const { side, shape, early: hollow } = personMark(point.spectrum);
		const outward = point.spectrum.lean < 0 ? -1 : 1;
		return {
			point,
			x: round(x),
			y: round(y),
			side,
			hollow,
			glyph: glyphAtOrigin(shape, hollow ? format.radius - 0.5 : format.radius),
			whisker:
				hasWhisker(point) && point.interval
					? whiskerPath(scales.x(point.interval.low), scales.x(point.interval.high), y)
					: undefined,
			whiskerShown: isWhiskerShown(point),
			chevron: isPinned(point.spectrum)
				? chevronPath(outward, subjects[i]?.reach === RING ? RING + 3 : 10)
				: undefined,
			badge: badges[i],
			ghost: ghosts[i],
			lines: subjects[i]?.lines ?? [],
			label: labels.get(point.id),
			description: spokenName(point, subjects[i]?.lines ?? []),
		};
	});
	return { marks, texts };
}

type Labels = ReadonlyMap<string, PlacedLabel>;

/** Placing the labels is most of the work of a kite, and the same team is drawn again and again. */
const LABELS_KEPT = 100;
const placements = new Map<string, Labels>();

/** The labels placed for a key that stands for all that decides them; the oldest make room. */
function placedOnce(key: string, place: () => Labels): Labels {
	const kept = placements.get(key);
	if (kept) return kept;
	const labels = place();
	placements.set(key, labels);
	for (const oldest of placements.keys()) {
		if (placements.size <= LABELS_KEPT) break;
		placements.delete(oldest);
	}
	return labels;
}

function at({ lean, depth }: KitePlace, scales: KiteScales): Point {
	return { x: scales.x(Math.max(-1, Math.min(1, lean))), y: scales.y(depth) };
}

/** The ghost of an earlier place; nothing when the mark has not moved by a pixel. */
function ghostOf(
	before: KitePlace,
	now: Point,
	scales: KiteScales,
	radius: number,
): KiteMark['ghost'] {
	const was = at(before, scales);
	if (Math.hypot(was.x - now.x, was.y - now.y) < 1) return undefined;
	return {
		x: round(was.x),
		y: round(was.y),
		glyph: glyphAtOrigin(personMark(before).shape, radius),
		line: `M${round(was.x)},${round(was.y)}L${round(now.x)},${round(now.y)}`,
	};
}
