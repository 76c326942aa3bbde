import type { RequestEvent } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonicalOrigin } from './http';

/** What a page request for an address, made to a host, is answered with. */
async function answerTo(address: string, host: string): Promise<Response> {
	const event = {
		url: new URL(address),
		route: { id: '/(app)' },
		request: new Request(address, { headers: { host } }),
	} as unknown as RequestEvent;
	// A Request drops the host header, which the server reads as it came.
	Object.defineProperty(event.request, 'headers', { value: new Headers([['host', host]]) });
	return await canonicalOrigin({ event, resolve: () => new Response('page') });
}

describe('the address people use', () => {
	beforeEach(() => vi.stubEnv('ORIGIN', 'https://meridian.example.com'));
	afterEach(() => vi.unstubAllEnvs());

	it('is where a request for another host is sent, path and search kept', async () => {
		const answer = await answerTo('http://127.0.0.1:3000/teams/a?view=kite', '127.0.0.1:3000');
		expect(answer.status).toBe(307);
		expect(answer.headers.get('location')).toBe('https://meridian.example.com/teams/a?view=kite');
	});

	it.each(['//elsewhere.example/', '//elsewhere.example/x?y', '/\\elsewhere.example/'])(
		'never leads to another site, whatever the path: %s',
		async (path) => {
			const answer = await answerTo(`http://127.0.0.1:3000${path}`, '127.0.0.1:3000');
			expect(new URL(answer.headers.get('location') ?? '').host).toBe('meridian.example.com');
		},
	);

	it('is left alone when it was asked for', async () => {
		const answer = await answerTo('https://meridian.example.com/', 'meridian.example.com');
		expect(await answer.text()).toBe('page');
	});
});
