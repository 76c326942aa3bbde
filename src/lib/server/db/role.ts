import type postgres from 'postgres';
import { codeOf } from './faults';

/** Requests cannot run safely on this database; the message says which SQL makes it right. */
export class RoleRefused extends Error {
	override name = 'RoleRefused';
}

/** The database is too old for this build; the message is for the person who starts the server. */
export class VersionRefused extends Error {
	override name = 'VersionRefused';
}

const OLDEST_MAJOR = 15;

/** Throws unless this `server_version_num`, such as 150004, is of PostgreSQL 15 or newer. */
export function checkVersion(versionNumber: number): void {
	const major = Math.floor(versionNumber / 10_000);
	if (major >= OLDEST_MAJOR) return;
	throw new VersionRefused(
		`Meridian needs PostgreSQL ${OLDEST_MAJOR} or newer, and the one of DATABASE_URL is ${major}; nothing was changed in it.`,
	);
}

/** Throws `VersionRefused` before anything is asked that an old server would not understand. */
export async function verifyVersion(sql: postgres.Sql): Promise<void> {
	const [row] = await sql<{ version: number }[]>`
		select current_setting('server_version_num')::int as version`;
	checkVersion(row?.version ?? 0);
}

/** Throws unless transactions can be run as `meridian_app` and row-level security binds it. */
export async function verifyRole(sql: postgres.Sql): Promise<void> {
	const [login] = await sql<{ name: string }[]>`select current_user::text as name`;
	const user = login?.name ?? 'postgres';
	try {
		await checkRole(sql).catch(async (error: unknown) => {
			if (codeOf(error) !== '42501') throw error;
			await grantToLogin(sql);
			await checkRole(sql);
		});
	} catch (error) {
		if (error instanceof RoleRefused) throw error;
		throw cannotTakeRole(user, true, error);
	}
}

/**
 * Prepares the schema. The first step of it makes the role and lets the login take it; a login that
 * may do neither is told the SQL that an administrator has to run.
 */
export async function withRole<T>(sql: postgres.Sql, prepare: () => Promise<T>): Promise<T> {
	try {
		return await prepare();
	} catch (error) {
		if (codeOf(error) !== '42501') throw error;
		const [login] = await sql<{ name: string; exists: boolean; member: boolean }[]>`
			select current_user::text as name,
				exists (select from pg_roles where rolname = 'meridian_app') as exists,
				exists (select from pg_roles where rolname = 'meridian_app'
					and pg_has_role(current_user, oid, 'member')) as member`;
		if (login === undefined || login.member) throw error;
		throw cannotTakeRole(login.name, login.exists, error);
	}
}

function cannotTakeRole(user: string, exists: boolean, cause: unknown): RoleRefused {
	const create = exists
		? ''
		: 'create role meridian_app nologin nosuperuser nobypassrls noinherit; ';
	return new RoleRefused(
		`The login "${user}" cannot take the role meridian_app. ` +
			`Run as a superuser: ${create}grant meridian_app to "${user.replaceAll('"', '""')}";`,
		{ cause },
	);
}

/** Becomes the role as a request does; fails with 42501 where the login is not allowed to. */
async function checkRole(sql: postgres.Sql): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`select set_config('role', 'meridian_app', true)`;
		const [role] = await tx<{ bypasses: boolean; name: string }[]>`
			select rolname::text as name, rolsuper or rolbypassrls as bypasses
			from pg_roles where rolname = current_user`;
		if (role === undefined || role.name !== 'meridian_app' || role.bypasses) {
			throw new RoleRefused(
				'The role meridian_app may bypass row-level security. ' +
					'Run as a superuser: alter role meridian_app nosuperuser nobypassrls;',
			);
		}
	});
}

/**
 * From PostgreSQL 16 on whoever creates a role may administer it and cannot become it before
 * granting it once more to themselves. A login without that right is told so by what follows.
 */
async function grantToLogin(sql: postgres.Sql): Promise<void> {
	try {
		await sql`grant meridian_app to current_user`;
	} catch (error) {
		if (codeOf(error) !== '42501') throw error;
	}
}
