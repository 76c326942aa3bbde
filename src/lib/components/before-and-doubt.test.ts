import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import CoverageBar from './CoverageBar.svelte';
import Stat from './Stat.svelte';

describe('a number before and after', () => {
	it('has the old one struck through on the left, and says so to readers', () => {
		const { body } = render(Stat, { props: { label: 'Met', value: '6', was: '8', unit: 'of 9' } });
		const plain = body.replaceAll(/<!--.*?-->/gs, '');
		expect(plain).toMatch(/<s[^>]*><span[^>]*>before:\s<\/span>8<\/s>\s*6/);
	});

	it('stands alone where nothing changed', () => {
		const { body } = render(Stat, { props: { label: 'Met', value: '6' } });
		expect(body).not.toContain('<s');
	});
});

describe('a bar that stands on ratings in doubt', () => {
	const bar = (unconfirmed: boolean) =>
		render(CoverageBar, { props: { coverage: 1, width: 92, unconfirmed } }).body;

	it('has an edge of dots and less weight', () => {
		expect(bar(true)).toMatch(/<rect class="edge[^>]*width="90.5"/);
		expect(bar(true)).toMatch(/<rect class="has[^>]*height="4"/);
		expect(bar(false)).not.toContain('edge');
		expect(bar(false)).toMatch(/<rect class="has[^>]*width="92" height="8"/);
	});
});
