import { lengthInside, overlapArea, type Box, type Point, type Segment } from './coordinates';
import {
	COLUMNS_RING,
	LIST_FROM,
	markBox,
	placesInRing,
	RINGS,
	sizeOf,
	type LabelSize,
	type LabelSubject,
	type Place,
} from './label-places';

/** What each place of a label costs, and the best of them. */

export interface LabelObstacles {
	/** The drawing area; leaving it is all but forbidden. */
	readonly bounds: Box;
	/** Fixed text. Marks are obstacles by themselves. */
	readonly texts: readonly Box[];
	readonly whiskers: readonly Box[];
	readonly frame: readonly Segment[];
}

/** Weights of the cost, per square px of overlap (lines: per px inside, outside: per px). */
const COST = {
	label: 3,
	fixed: 3,
	whisker: 2.5,
	frame: 1.6,
	outside: 60,
	far: 14,
	/** A line through a text, of a label or fixed. */
	struck: 12,
	/** A leader past a mark that is not its own. */
	past: 2,
	crossing: 24,
} as const;
/** A place that was weighed. */
export interface Candidate extends Place {
	readonly cost: number;
	/** Touches a mark or a fixed text, or leaves the drawing: never shown at once. */
	readonly blocked: boolean;
}

function outside(box: Box, bounds: Box): number {
	return (
		Math.max(0, bounds.left - box.left) +
		Math.max(0, box.right - bounds.right) +
		Math.max(0, bounds.top - box.top) +
		Math.max(0, box.bottom - bounds.bottom)
	);
}

function overlapSum(boxes: readonly Box[], box: Box): number {
	let total = 0;
	for (const other of boxes) total += overlapArea(other, box);
	return total;
}

/** Whether two segments cross; touching ends do not count. */
function cross([a, b]: Segment, [c, d]: Segment): boolean {
	const turn = (p: Point, q: Point, r: Point) =>
		Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
	return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Whether two places cannot both be shown: their texts touch, or a leader runs through a text. */
export function collide(a: Place, b: Place): boolean {
	return (
		overlapArea(a.box, b.box) > 0 ||
		(a.leader !== undefined && lengthInside(a.leader, b.box) > 0) ||
		(b.leader !== undefined && lengthInside(b.leader, a.box) > 0)
	);
}

/** The price of two places beside each other; 0 when neither minds. */
function friction(a: Place, b: Place): number {
	let cost = COST.label * overlapArea(a.box, b.box);
	if (a.leader) cost += COST.struck * lengthInside(a.leader, b.box);
	if (b.leader) cost += COST.struck * lengthInside(b.leader, a.box);
	if (a.leader && b.leader && cross(a.leader, b.leader)) cost += COST.crossing;
	return cost;
}

/** The candidates of one subject, ring by ring; the outer rings are worked out only when needed. */
export class Candidates {
	private readonly rings: Candidate[][] = [];
	private readonly size: LabelSize;
	/** The first ring looked at. */
	private readonly first: number;
	/** Marks that are not this one and do not lie on it. */
	private readonly strangers: readonly Box[];

	constructor(
		private readonly subject: LabelSubject,
		private readonly marks: readonly Box[],
		private readonly obstacles: LabelObstacles,
	) {
		this.size = sizeOf(subject.lines);
		const own = markBox(subject);
		const here = marks.filter((mark) => mark.left === own.left && mark.top === own.top);
		this.first = here.length < LIST_FROM ? 0 : COLUMNS_RING;
		this.strangers = marks.filter((mark) => overlapArea(mark, own) === 0);
	}

	private ring(index: number): readonly Candidate[] {
		return (this.rings[index] ??= placesInRing(this.subject, this.size, index).map(
			({ place, price }) => this.judged(place, price + index * COST.far),
		));
	}

	private judged(place: Place, price: number): Candidate {
		const { texts, whiskers, frame, bounds } = this.obstacles;
		const { box, leader } = place;
		let hard =
			COST.fixed * (overlapSum(this.marks, box) + overlapSum(texts, box)) +
			COST.outside * outside(box, bounds);
		if (leader) for (const text of texts) hard += COST.struck * lengthInside(leader, text);
		let cost = price + hard + COST.whisker * overlapSum(whiskers, box);
		for (const edge of frame) cost += COST.frame * lengthInside(edge, box);
		if (leader) for (const mark of this.strangers) cost += COST.past * lengthInside(leader, mark);
		return { ...place, cost, blocked: hard > 0 };
	}

	/** The cheapest place beside the other labels; `rings` of 1 stays close to the mark. */
	cheapest(others: readonly Place[], rings: number = RINGS.length): Candidate | undefined {
		let best: Candidate | undefined;
		let bestCost = Infinity;
		// Nothing in a ring can cost less than its distance does.
		for (
			let index = Math.min(this.first, rings - 1);
			index < rings && bestCost > index * COST.far;
			index++
		) {
			for (const candidate of this.ring(index)) {
				let cost = candidate.cost;
				for (const other of others) {
					if (cost >= bestCost) break;
					cost += friction(candidate, other);
				}
				if (cost < bestCost) {
					best = candidate;
					bestCost = cost;
				}
			}
		}
		return best;
	}

	/** The cheapest place that is free of marks, fixed texts and the other labels. */
	free(others: readonly Place[]): Candidate | undefined {
		let best: Candidate | undefined;
		for (let index = this.first; index < RINGS.length; index++) {
			for (const candidate of this.ring(index)) {
				if (candidate.blocked || (best && candidate.cost >= best.cost)) continue;
				if (others.every((other) => !collide(candidate, other))) best = candidate;
			}
			if (best) return best;
		}
		return undefined;
	}
}
