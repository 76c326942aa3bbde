import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** An embedded database after its first boot, still empty, to copy for each file. */
		bootedDatabase: string;
	}
}

/** The first boot of the embedded database takes seconds, so it happens once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-test-'));
	const booted = path.join(directory, 'database');
	const database = await PGlite.create(booted);
	await database.close();
	project.provide('bootedDatabase', booted);
	return () => rm(directory, { recursive: true, force: true });
}
