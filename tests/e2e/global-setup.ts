import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../src/cli/prepare.js';
import { launchServer } from './server';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A migrated data directory without accounts, to copy for each server. */
		templateDataDir: string;
	}
}

/** Builds if need be, and boots the embedded database once, so that every file can copy it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await build();
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-e2e-'));
	const dataDir = path.join(directory, 'template');
	const server = await launchServer({ dataDir });
	await server.stop();
	project.provide('templateDataDir', dataDir);
	return () => rm(directory, { recursive: true, force: true });
}
