import { database } from '$lib/server/db/client';
import * as setupTokens from '$lib/server/repositories/setup-tokens';
import * as users from '$lib/server/repositories/users';
import { hashToken, randomToken } from '$lib/server/secrets';
import { insertWorkspace, type Start } from '$lib/server/services/workspaces';

/**
 * A new one-time token for the setup link (`/setup?token=…`) while the installation has no account
 * at all; `undefined` afterwards. Only its hash is kept, so each start makes another.
 */
export async function ensureSetupToken(): Promise<string | undefined> {
	return await database().inInstallation(async (tx) => {
		if (await users.any(tx)) return undefined;
		const token = randomToken();
		await setupTokens.insert(tx, hashToken(token), new Date());
		return token;
	});
}

/** Whether somebody has set this installation up. */
export async function isSetUp(): Promise<boolean> {
	return await database().inInstallation((tx) => users.any(tx));
}

/** Whether a setup link still works. */
export async function isSetupToken(token: string): Promise<boolean> {
	return await database().inInstallation(async (tx) => {
		const found = await setupTokens.find(tx, hashToken(token));
		return found && !(await users.any(tx));
	});
}

export interface Setup {
	readonly token: string;
	readonly workspace: string;
	readonly name: string;
	/** Lower case. */
	readonly email: string;
	readonly passwordHash: string;
	readonly start: Start;
}

/**
 * Makes the owner account and the first workspace, using the link up; all or nothing. Answers
 * `used` when the link does not work any more. `now` is ms UTC.
 */
export async function setUp(
	setup: Setup,
	requestId: string,
	now: number,
): Promise<{ kind: 'created'; userId: string; workspaceId: string } | { kind: 'used' }> {
	const workspaceId = crypto.randomUUID();
	const userId = crypto.randomUUID();
	return await database().inWorkspace(workspaceId, async (tx) => {
		await setupTokens.lock(tx);
		if (await users.any(tx)) return { kind: 'used' } as const;
		const consumed = await setupTokens.update(tx, hashToken(setup.token), new Date(now));
		if (!consumed) return { kind: 'used' } as const;
		const { email, name, passwordHash } = setup;
		await users.insert(tx, { id: userId, email, name, passwordHash });
		const owner = { workspaceId, userId, userName: name, requestId };
		await insertWorkspace(tx, owner, { name: setup.workspace, start: setup.start }, now);
		return { kind: 'created', userId, workspaceId } as const;
	});
}
