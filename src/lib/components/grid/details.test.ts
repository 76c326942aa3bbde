import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import CellHistory from './CellHistory.svelte';
import { linkHost } from './details';

const rater = {
	rater: 'p@example.org',
	name: 'Pia',
	source: 'peer',
	level: 3,
	confidence: 'seen',
	note: '',
	tags: [],
	ratedAt: 0,
} as const;
const shown = (evidence: string) =>
	render(CellHistory, {
		props: {
			details: {
				note: '',
				evidence: '',
				tags: [],
				raters: [{ ...rater, evidence }],
				events: [],
			},
		},
	}).body;

test('the host of a link is what a browser would open, and only for links of the web', () => {
	expect(linkHost('https://example.org:8443/run/1')).toBe('example.org');
	expect(linkHost('https://host:port/x')).toBeUndefined();
	expect(linkHost('javascript:alert(1)')).toBeUndefined();
	expect(linkHost('')).toBeUndefined();
});

test('a rater’s link that cannot be followed is shown as text and breaks nothing', () => {
	expect(shown('https://example.org/run/1')).toContain('href="https://example.org/run/1"');
	const broken = shown('https://host:port/x');
	expect(broken).toContain('https://host:port/x');
	expect(broken).not.toContain('href');
	expect(shown('javascript:alert(1)')).not.toContain('href');
});
