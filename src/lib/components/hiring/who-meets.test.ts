import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import WhoMeets from './WhoMeets.svelte';

const text = (who: readonly string[], before?: readonly string[]) =>
	render(WhoMeets, { props: { who, before, of: 'Statistics' } })
		.body.replace(/<!--.*?-->/g, '')
		.replace(/<(?!\/?(?:b|details|summary)\b)[^>]*>/g, '')
		.replace(/(<(?:details|summary))[^>]*>/g, '$1>')
		.replace(/\s+/g, ' ')
		.trim();

describe('who meets a requirement', () => {
	it('says that nobody does', () => {
		expect(text([])).toBe('nobody');
	});

	it('names all of up to four, those who come in bold', () => {
		expect(text(['Ada', 'Bao'])).toBe('Ada, Bao');
		expect(text(['Ada', 'Bao', 'New hire'], ['Ada', 'Bao', 'Chidi'])).toBe(
			'Ada, Bao, <b>New hire</b>',
		);
	});

	it('folds the rest of many away, and never those who come', () => {
		const many = ['Ada', 'Bao', 'Chidi', 'Dana', 'Emre', 'New hire'];
		const markup = text(many, many.slice(0, 5));
		expect(markup).toContain('Ada, Bao, <b>New hire</b> and 3 more');
		expect(markup.split('</summary>')[1]).toContain('Chidi, Dana, Emre');
	});
});
