import type { Box } from './coordinates';
import { Candidates, collide, type Candidate, type LabelObstacles } from './label-candidates';
import { markBox, type LabelSubject, type Place, type PlacedLabel } from './label-places';

/*
 * The label rule of the kite. Eight candidates close to each point, then (only where those collide)
 * rings of sixteen further out with a leader line; passes of coordinate descent over a cost of
 * overlaps. Nothing is random and ties keep the earlier candidate, so the server and the browser
 * agree. A label that would still touch another label, a mark or a fixed text, or whose leader
 * would run through one of their texts, is withheld and shown on demand.
 */

/** Rounds of trying every label again beside the others. */
const PASSES = 6;
/** Room kept between a fixed text and a leader or a name, px. */
const AIR = 1;

/**
 * Places one label per subject. Labels with `shown` true never touch each other, a mark or a fixed
 * text, no leader runs through one, and they stay inside the bounds; the rest have the best place
 * left for showing on demand. An empty list gives an empty map. Deterministic in its arguments.
 */
export function placeLabels(
	subjects: readonly LabelSubject[],
	obstacles: LabelObstacles,
): Map<string, PlacedLabel> {
	const marks = subjects.map(markBox);
	const roomy = { ...obstacles, texts: obstacles.texts.map(withAir) };
	const options = subjects.map((subject) => new Candidates(subject, marks, roomy));
	const chosen = options.map((candidates, i) =>
		subjects[i]?.wanted ? candidates.cheapest([]) : undefined,
	);
	for (let pass = 0; pass < PASSES; pass++) {
		let moved = false;
		subjects.forEach((subject, i) => {
			if (!subject.wanted) return;
			const others = chosen.flatMap((c, j) => (c && j !== i ? [c] : []));
			const next = options[i]?.cheapest(others);
			if (next !== chosen[i]) moved = true;
			chosen[i] = next;
		});
		if (!moved) break;
	}
	return settle(subjects, options, chosen);
}

function withAir({ left, top, right, bottom }: Box): Box {
	return { left: left - AIR, top: top - AIR, right: right + AIR, bottom: bottom + AIR };
}

/** Keeps what does not collide, by priority, and finds places on demand for the rest. */
function settle(
	subjects: readonly LabelSubject[],
	options: readonly Candidates[],
	chosen: readonly (Candidate | undefined)[],
): Map<string, PlacedLabel> {
	const kept: Place[] = [];
	const placed = new Map<string, PlacedLabel>();
	const order = subjects.map((_, i) => i);
	order.sort((a, b) => (subjects[b]?.priority ?? 0) - (subjects[a]?.priority ?? 0) || a - b);
	const put = (i: number, place: Candidate | undefined, shown: boolean) => {
		const subject = subjects[i];
		if (!subject || !place) return;
		const { x, y, anchor, box, leader } = place;
		if (shown) kept.push(place);
		placed.set(subject.id, { x, y, anchor, box, leader, shown });
	};
	const withheld: number[] = [];
	for (const i of order) {
		const subject = subjects[i];
		const place = chosen[i];
		if (place && !place.blocked && kept.every((other) => !collide(place, other)))
			put(i, place, true);
		// The selected are placed before anybody else: nothing but a mark stands in their way.
		else if (subject?.wanted && subject.priority > 1) {
			const free = options[i]?.free(kept);
			put(i, free ?? place, free !== undefined);
		} else withheld.push(i);
	}
	// What gave way may have left room.
	for (const i of withheld) {
		const free = subjects[i]?.wanted ? options[i]?.free(kept) : undefined;
		put(i, free ?? options[i]?.cheapest(kept, 1), free !== undefined);
	}
	return placed;
}
