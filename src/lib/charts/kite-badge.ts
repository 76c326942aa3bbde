import { round, type Box, type Point } from './coordinates';

/** The octagon on the shoulder of a mark whose person is in a trap, or close to one. */

/** Radius of the ring round a selected or new mark, px. */
export const RING = 12;
/** From the centre to a corner, px; a halo of 1 px keeps it apart from the mark. */
const RADIUS = 5.5;
/** Where it sits from the centre of the mark: inward and up, so that name and chevron keep the outside. */
const DIRECTION: Point = { x: 0.88, y: -0.47 };
/** How far its centre stands outside a mark, px. */
const BEYOND = 4.5;

/** Path of the octagon around the origin. */
export const BADGE: string = (() => {
	const corners = Array.from({ length: 8 }, (_, i) => {
		const angle = ((i + 0.5) * Math.PI) / 4;
		return `${round(RADIUS * Math.sin(angle))},${round(RADIUS * Math.cos(angle))}`;
	});
	return `M${corners.join('L')}z`;
})();

/** Path of the exclamation mark in it. */
export const BADGE_SIGN = 'M0,-2.4v2.5M0,2.3v0.1';

/** The centre of the octagon from the centre of a mark of this reach, px; it sits on a ring. */
export function badgeOffset(outward: -1 | 0 | 1, reach: number): Point {
	const away = reach === RING ? RING : reach + BEYOND;
	const inward = outward === 1 ? -1 : 1;
	return { x: round(inward * away * DIRECTION.x), y: round(away * DIRECTION.y) };
}

/** Room taken by the octagon of a mark, px. */
export function badgeBox(mark: Point, offset: Point): Box {
	const [x, y, half] = [mark.x + offset.x, mark.y + offset.y, RADIUS * Math.cos(Math.PI / 8)];
	return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}
