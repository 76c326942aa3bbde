import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { cleanText } from '$lib/domain/text';
import { cleanForm, cleanInput } from './clean-input';

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

describe('an address with a name that the framework keeps for itself', () => {
	const answer = async (address: string, method = 'POST') => {
		const url = new URL(address, 'http://localhost:3000');
		const event = { url, request: new Request(url, { method }) } as unknown as RequestEvent;
		return (await cleanInput({ event, resolve: () => new Response('action') })).status;
	};

	it('has nothing at it for a form', async () => {
		expect(await answer('/sign-in?/default')).toBe(404);
		expect(await answer('/sign-in?next=a&/default=')).toBe(404);
	});

	it('is no such address where another action comes first, or nothing is sent', async () => {
		expect(await answer('/teams?/add&/default')).toBe(200);
		expect(await answer('/teams?default')).toBe(200);
		expect(await answer('/sign-in?/default', 'GET')).toBe(200);
	});
});
