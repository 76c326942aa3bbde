import { describe, expect, it } from 'vitest';
import { cleanText } from '$lib/domain/text';
import { cleanForm } from './clean-input';

describe('cleaning what comes in', () => {
	it('takes out NUL and halves of characters and nothing else', () => {
		expect(cleanText('a\0b')).toBe('ab');
		expect(cleanText('x\ud800y')).toBe('x\ufffdy');
		expect(cleanText('Zoë 😀 "quoted"\n\t=1')).toBe('Zoë 😀 "quoted"\n\t=1');
	});

	it('keeps every field of a form, repeated ones and files included', async () => {
		const form = new FormData();
		form.append('c', 'one\0');
		form.append('c', 'two');
		form.append('file', new File(['a\0b'], 'te\0am.csv', { type: 'text/csv' }));
		const clean = cleanForm(form);
		expect(clean.getAll('c')).toEqual(['one', 'two']);
		const file = clean.get('file');
		expect(file).toBeInstanceOf(File);
		if (file instanceof File) {
			expect(file.name).toBe('team.csv');
			expect(await file.text()).toBe('a\0b');
		}
	});
});
