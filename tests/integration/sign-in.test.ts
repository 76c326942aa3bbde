import { hash } from '@node-rs/argon2';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceAccess } from '$lib/domain/access';
import { validateSession } from '$lib/server/auth/lucia';
import { needsRehash } from '$lib/server/auth/password';
import { changePassword, signIn } from '$lib/server/auth/sign-in';
import { endSession } from '$lib/server/auth/session';
import { database } from '$lib/server/db/client';
import * as users from '$lib/server/repositories/users';
import { setUpOwner } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

interface Browser {
	readonly event: RequestEvent;
	/** Cookies by name. */
	readonly jar: Map<string, string>;
	/** Options with which each cookie was set last. */
	readonly options: Map<string, { readonly secure?: boolean; readonly httpOnly?: boolean }>;
}

/** As much of a request as signing in looks at. */
function browser(origin = 'http://localhost:3000', address = '192.0.2.1'): Browser {
	const jar = new Map<string, string>();
	const options: Browser['options'] = new Map();
	const event = {
		url: new URL('/sign-in', origin),
		locals: { requestId: 'test', theme: 'system', shortcuts: true },
		request: new Request(new URL('/sign-in', origin), { headers: { 'user-agent': 'A browser' } }),
		getClientAddress: () => address,
		cookies: {
			get: (name: string) => jar.get(name),
			set: (name: string, value: string, how: { secure?: boolean }) => {
				jar.set(name, value);
				options.set(name, how);
			},
			delete: (name: string) => jar.delete(name),
		},
	};
	return { event: event as unknown as RequestEvent, jar, options };
}

/** Lets the next request of the browser carry its session, as the hook does. */
async function carry({ event, jar }: Browser): Promise<void> {
	const found = await validateSession(jar.get('meridian-session') ?? '');
	event.locals.session = found?.session;
	event.locals.user = found?.user;
}

const OLD = 'the old long password';
const NEW = 'the new long password';

describe.each(DATABASE_KINDS)('signing in on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	const hashNow = async () =>
		(await database().inInstallation((tx) => users.find(tx, owner.userId)))?.passwordHash ?? '';

	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner();
		const weak = { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 };
		const stored = await hash(OLD, weak);
		const before = await hashNow();
		await database().inInstallation((tx) =>
			users.updatePasswordHash(tx, owner.userId, before, stored),
		);
	});
	afterAll(() => opened.dispose());

	it('hashes a password anew whose parameters are out of date', async () => {
		expect(needsRehash(await hashNow())).toBe(true);
		expect(await signIn(browser().event, owner.userEmail, OLD)).toBe('signed-in');
		expect(needsRehash(await hashNow())).toBe(false);
		expect(await signIn(browser().event, owner.userEmail, OLD)).toBe('signed-in');
	});

	it('gives a new token each time, and the old one of the browser ends', async () => {
		const one = browser();
		await signIn(one.event, owner.userEmail, OLD);
		const first = one.jar.get('meridian-session') ?? '';
		await carry(one);
		await signIn(one.event, owner.userEmail, OLD);
		const second = one.jar.get('meridian-session') ?? '';
		expect(second).not.toBe(first);
		expect(await validateSession(first)).toBeUndefined();
		expect((await validateSession(second))?.user.id).toBe(owner.userId);
		await carry(one);
		await endSession(one.event);
		expect(await validateSession(second)).toBeUndefined();
		expect(one.jar.has('meridian-session')).toBe(false);
	});

	it('binds the cookie to the host on https and sets none on plain http elsewhere', async () => {
		const secure = browser('https://skills.example.org');
		await signIn(secure.event, owner.userEmail, OLD);
		expect([...secure.jar.keys()].sort()).toEqual([
			'__Host-meridian-device',
			'__Host-meridian-session',
		]);
		for (const how of secure.options.values())
			expect(how).toMatchObject({ secure: true, httpOnly: true, path: '/', sameSite: 'lax' });
		const plain = browser('http://skills.example.org');
		await signIn(plain.event, owner.userEmail, OLD);
		expect(plain.jar.size).toBe(0);
	});

	it('ends every other session with a changed password, and forgets known devices', async () => {
		const here = browser();
		const elsewhere = browser();
		await signIn(here.event, owner.userEmail, OLD);
		await signIn(elsewhere.event, owner.userEmail, OLD);
		await carry(here);
		const before = here.jar.get('meridian-session') ?? '';
		expect(await changePassword(here.event, owner, 'not the password', NEW)).toBe('wrong');
		expect(await changePassword(here.event, owner, OLD, NEW)).toBe('changed');
		const after = here.jar.get('meridian-session') ?? '';
		expect(await validateSession(before)).toBeUndefined();
		expect(await validateSession(elsewhere.jar.get('meridian-session') ?? '')).toBeUndefined();
		expect((await validateSession(after))?.session.workspaceId).toBe(owner.workspaceId);
		expect(await signIn(browser().event, owner.userEmail, OLD)).toBe('wrong');
		expect(await signIn(browser().event, owner.userEmail, NEW)).toBe('signed-in');
	});

	it('stops a stranger after ten guesses, and the known device goes on', async () => {
		const known = browser();
		await signIn(known.event, owner.userEmail, NEW);
		const guesses = [];
		for (let i = 0; i < 12; i++)
			guesses.push(await signIn(browser().event, owner.userEmail, `guess ${i}`));
		expect(guesses.filter((outcome) => outcome === 'wrong').length).toBeLessThanOrEqual(10);
		expect(guesses.at(-1)).toBe('throttled');
		expect(await signIn(browser().event, owner.userEmail, NEW)).toBe('throttled');
		expect(await signIn(known.event, owner.userEmail, NEW)).toBe('signed-in');
	});

	it('answers the same for an account that does not exist', async () => {
		const nobody = browser('http://localhost:3000', '198.51.100.7');
		expect(await signIn(nobody.event, 'nobody@example.org', 'some password here')).toBe('wrong');
		expect(nobody.jar.size).toBe(0);
	});
});
