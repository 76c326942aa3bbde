import type { Ratings } from '$lib/domain/framework';
import { levelText } from './number-text';
import { oncePerAxes, type RadarAxis } from './radar-axes';
import {
	personLabels,
	RADAR_FORMATS,
	radarLabels,
	type RadarLabel,
	type RadarSize,
} from './radar-labels';

/** The words of a radar: names of axes, values, targets and people, each a line of text. */

export interface PictureText {
	readonly x: number;
	/** Baseline. */
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly class?: string;
	/** The line as it is, or in pieces. */
	readonly words: string | readonly TextRun[];
}

/** A piece of a line; `dx` is the room before it, px. */
export interface TextRun {
	readonly text: string;
	readonly class?: string;
	readonly dx?: number;
}

export interface RadarPerson {
	readonly name: string;
	/** Levels in [0, 5]; absent for what is not rated. */
	readonly ratings: Ratings;
}

/**
 * The lines of a radar in the order of the axes, then the names of who is compared. Without anybody
 * alone on the chart the axes have their names only.
 */
export function radarTexts(
	axes: readonly RadarAxis[],
	alone: RadarPerson | undefined,
	compared: readonly RadarPerson[],
	size: RadarSize,
): readonly PictureText[] {
	const { labels, rim } = RADAR_FORMATS[size];
	if (alone && labels === 'full') {
		return radarLabels(axes, size).flatMap((label) =>
			fullLabel(label, alone.ratings[label.axis.id]),
		);
	}
	if (alone && labels === 'values') {
		return radarLabels(axes, size).map((label) => valueLabel(label, alone.ratings[label.axis.id]));
	}
	const names = axisNames(axes, size);
	if (compared.length === 0 || size === 'mini') return names;
	return [
		...names,
		...personLabels(axes, compared, rim).map(({ name, x, y, anchor }) => ({
			x,
			y,
			anchor,
			class: 't13 t-ink t-b halo-wide',
			words: name,
		})),
	];
}

/** Names without values are the same on every radar of the axes. */
function axisNames(axes: readonly RadarAxis[], size: RadarSize): readonly PictureText[] {
	return oncePerAxes(axes, `names ${size}`, () =>
		radarLabels(axes, size).map((label) => ({
			...at(label),
			class: RADAR_FORMATS[size].labels === 'full' ? NAME : undefined,
			words: label.text,
		})),
	);
}

const NAME = 't12 t-ink';
const at = ({ x, y, anchor }: RadarLabel, below = 0) => ({ x, y: y + below, anchor });

/** Name and value in one line, the value nearest the chart. */
function valueLabel(label: RadarLabel, level: number | undefined): PictureText {
	const value = { text: levelText(level), class: 't-ink t-b' };
	return {
		...at(label),
		words: label.mirrored
			? [{ text: label.text }, { ...value, dx: 5 }]
			: [value, { text: label.text, dx: 5 }],
	};
}

/** The name, and in the line below the value with the targets of both roles. */
function fullLabel(label: RadarLabel, level: number | undefined): PictureText[] {
	const { axis, mirrored } = label;
	const name = { ...at(label), class: NAME, words: label.text };
	const text = level === undefined ? 'not rated' : levelText(level);
	const value = { text, class: 't13 t-ink t-b' };
	if (level === undefined && !label.roomForTargets) {
		return [name, { ...at(label, 16), words: [value] }, { ...at(label, 31), words: targets(axis) }];
	}
	const words = mirrored ? [...targets(axis), { ...value, dx: 7 }] : [value, ...targets(axis, 7)];
	return [name, { ...at(label, 16), words }];
}

function targets({ re, as }: RadarAxis, dx?: number): TextRun[] {
	return [
		{ text: `RE ${levelText(re)}`, class: 't-re', ...(dx && { dx }) },
		{ text: `AS ${levelText(as)}`, class: 't-as', dx: 6 },
	];
}
