import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { readConfig } from '$lib/server/config';
import { openDatabase } from '$lib/server/db/client';

declare module 'vitest' {
	export interface ProvidedContext {
		/** An embedded database after its first boot, still empty. */
		bootedDatabase: string;
		/** A data directory with a migrated embedded database, to copy for each file. */
		migratedDataDir: string;
	}
}

/** The first boot and the migration of the embedded database take seconds, so they happen once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-test-'));
	const booted = path.join(directory, 'database');
	const database = await PGlite.create(booted);
	await database.close();
	const migrated = path.join(directory, 'migrated');
	await cp(booted, path.join(migrated, 'database'), { recursive: true });
	const opened = await openDatabase(readConfig({ DATA_DIR: migrated }));
	await opened.close();
	project.provide('bootedDatabase', booted);
	project.provide('migratedDataDir', migrated);
	return () => rm(directory, { recursive: true, force: true });
}
