import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '$lib/server/config';
import { openDatabase } from '$lib/server/db/client';
import { createDatabase } from './support';

const LOGIN = `meridian_test_login_${Math.random().toString(36).slice(2)}`;

// The embedded database has one login, and it may do everything.
describe.runIf(process.env.TEST_DATABASE_URL)(
	'a login of PostgreSQL with no rights but its database',
	() => {
		let administrator: postgres.Sql;
		let url: string;
		let drop: () => Promise<void>;

		beforeAll(async () => {
			const created = await createDatabase();
			drop = () => created.drop();
			administrator = postgres(created.url, { max: 1, onnotice: () => undefined });
			const name = new URL(created.url).pathname.slice(1);
			await administrator.unsafe(`create role ${LOGIN} login password 'secret'`);
			await administrator.unsafe(`alter database ${name} owner to ${LOGIN}`);
			// The role is of the whole server, and other databases may have made it already.
			await administrator.unsafe(`
			do $$ begin
				create role meridian_app nologin nosuperuser nobypassrls noinherit;
			exception when duplicate_object then null; end $$`);
			const own = new URL(created.url);
			own.username = LOGIN;
			own.password = 'secret';
			url = own.href;
		});
		afterAll(async () => {
			await administrator.unsafe(`reassign owned by ${LOGIN} to current_user`);
			await administrator.unsafe(`drop owned by ${LOGIN}`);
			await administrator.end();
			await drop();
			const server = postgres(process.env.TEST_DATABASE_URL ?? '', { max: 1 });
			await server.unsafe(`drop role ${LOGIN}`);
			await server.end();
		});

		const open = () => openDatabase(readConfig({ DATABASE_URL: url }));

		it('is refused with the SQL that helps, which then does', async () => {
			const refused = await open().then(
				() => undefined,
				(error: unknown) => (error instanceof Error ? error : undefined),
			);
			expect(refused?.name).toBe('RoleRefused');
			expect(refused?.message).toContain(`The login "${LOGIN}" cannot take the role meridian_app.`);
			const help = refused?.message.split('Run as a superuser: ')[1] ?? '';
			expect(help).toBe(`grant meridian_app to "${LOGIN}";`);
			await administrator.unsafe(help);
			const opened = await open();
			await opened.close();
		});
	},
);
