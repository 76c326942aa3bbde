import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Stepper from './Stepper.svelte';

const stepper = (props: { value?: number; typed?: string; optional?: boolean; max?: number }) =>
	render(Stepper, {
		props: { label: 'Level of Statistics', name: 'level', value: 4, min: 1, max: 5, ...props },
	}).body;

describe('a stepper', () => {
	it('keeps what was typed outside the range, marks it and says the rule beside it', () => {
		const body = stepper({ typed: '9' });
		expect(body).toMatch(/<input[^>]*value="9"/);
		expect(body).toMatch(/<input[^>]*aria-invalid="true"/);
		const rule = /aria-describedby="([^"]+)"/.exec(body)?.[1];
		expect(body).toMatch(new RegExp(`id="${rule}"[^>]*>(?:(?!</span>).)*1 to 5`, 's'));
	});

	it('marks a number that was given from outside the range', () => {
		expect(stepper({ value: 200, max: 99 })).toMatch(/value="200"/);
		expect(stepper({ value: 200, max: 99 })).toContain('1 to 99');
	});

	it('says nothing about a number inside the range', () => {
		for (const body of [stepper({}), stepper({ typed: '5' })]) {
			expect(body).not.toContain('aria-invalid');
			expect(body).not.toContain('1 to 5');
		}
	});

	it('marks a blank field, never reading it as a number, unless blank says none', () => {
		const blank = stepper({ typed: '' });
		expect(blank).toContain('aria-invalid="true"');
		expect(blank).not.toMatch(/<input[^>]*value="\d/);
		const none = stepper({ typed: '', optional: true });
		expect(none).not.toContain('aria-invalid');
		expect(none).not.toMatch(/<input[^>]*value="\d/);
	});

	it('belongs to a form that stands elsewhere', () => {
		const { body } = render(Stepper, {
			props: { label: 'Level', name: 'level', form: 'need-stats', value: 1, min: 1, max: 5 },
		});
		expect(body).toMatch(/<input[^>]*form="need-stats"/);
	});
});
