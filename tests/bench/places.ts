import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import { defaultFramework } from '$lib/domain/default-framework';
import { readConfig } from '$lib/server/config';
import { openDatabase, useDatabase, type OpenDatabase } from '$lib/server/db/client';
import { confirmImport, importRequest, readImport } from '$lib/server/services/import';
import { createTeam, listTeams } from '$lib/server/services/teams';
import { setUpOwner } from '../integration/actors';
import { seeded } from './measure';

/** The PostgreSQL server on which databases may be created for a while. */
export const POSTGRES = process.env.TEST_DATABASE_URL;
export const NO_POSTGRES = 'needs PostgreSQL: set TEST_DATABASE_URL';

const cleanUps: (() => Promise<unknown>)[] = [];

/** Undoes everything that was made, the newest first; a failure does not stop the rest. */
export async function cleanUp(): Promise<void> {
	for (const undo of cleanUps.splice(0).reverse()) {
		await undo().catch((error: unknown) => console.error(error));
	}
}

export function later(undo: () => Promise<unknown>): void {
	cleanUps.push(undo);
}

/** A directory that is removed at the end. */
export async function temporaryDirectory(): Promise<string> {
	const directory = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'));
	later(() => rm(directory, { recursive: true, force: true }));
	return directory;
}

/** An empty database on PostgreSQL that is dropped at the end. */
export async function createPostgres(): Promise<string> {
	const server = POSTGRES ?? '';
	const name = `meridian_bench_${crypto.randomUUID().replaceAll('-', '')}`;
	const administer = async (text: string) => {
		const sql = postgres(server, { max: 1, onnotice: () => undefined });
		try {
			await sql.unsafe(text);
		} finally {
			await sql.end();
		}
	};
	await administer(`create database ${name}`);
	later(() => administer(`drop database if exists ${name} with (force)`));
	const url = new URL(server);
	url.pathname = `/${name}`;
	return url.href;
}

/** A migrated database with an owner, open in this process. */
export interface Place {
	readonly database: OpenDatabase;
	readonly owner: WorkspaceAccess;
	readonly url: string | undefined;
	readonly dataDir: string;
	close(): Promise<void>;
}

export async function openPlace(kind: 'embedded' | 'postgres'): Promise<Place> {
	const dataDir = await temporaryDirectory();
	const url = kind === 'postgres' ? await createPostgres() : undefined;
	const database = await openDatabase(readConfig({ DATA_DIR: dataDir, DATABASE_URL: url }));
	let closed = false;
	const close = async () => {
		if (closed) return;
		closed = true;
		await database.close();
	};
	later(close);
	useDatabase(database);
	return { database, owner: await setUpOwner('empty'), url, dataDir, close };
}

const SKILLS = defaultFramework.skills;

/** Invented people with every skill rated: a table in the wide form. */
export function wideTable(people: number, tag: string): string {
	const next = seeded(people);
	const header = ['Name', 'Email', ...SKILLS.map((skill) => skill.name)].join(',');
	const lines = Array.from({ length: people }, (_, i) =>
		[
			`Person ${tag} ${i}`,
			`p${i}@${tag}.example`,
			...SKILLS.map(() => Math.floor(next() * 6)),
		].join(','),
	);
	return [header, ...lines, ''].join('\n');
}

/** The same in the long form, one rating a row. */
export function longTable(rows: number, tag: string): string {
	const next = seeded(rows);
	const lines = Array.from({ length: rows }, (_, i) => {
		const person = Math.floor(i / SKILLS.length);
		const skill = SKILLS[i % SKILLS.length]?.name ?? '';
		return `Person ${tag} ${person},p${person}@${tag}.example,${skill},${Math.floor(next() * 6)}`;
	});
	return ['Name,Email,Skill,Level', ...lines, ''].join('\n');
}

export async function newTeam(place: Place, name: string): Promise<TeamAccess> {
	useDatabase(place.database);
	const outcome = await createTeam(place.owner, name);
	if (outcome.kind !== 'saved') throw new Error(`No team: ${outcome.kind}`);
	const line = (await listTeams(place.owner)).teams.find(({ slug }) => slug === outcome.slug);
	if (line === undefined) throw new Error('The team is not listed.');
	const { id, slug, demo } = line;
	return { ...place.owner, kind: 'team', team: { id, slug, name, demo }, individuals: true };
}

/** Reads a file and confirms what it says, as the import page does. */
export async function bring(place: Place, access: TeamAccess, text: string): Promise<void> {
	useDatabase(place.database);
	const request = await importRequest({ fileName: 'bench.csv', text, digest: '' });
	const now = Date.now();
	const reading = await readImport(access, request, now);
	if (reading.kind === 'refused') throw new Error(reading.reason);
	if (reading.preview.counts.rejected > 0) throw new Error('Rows were rejected.');
	const outcome = await confirmImport(access, request, reading.digest, now);
	if (outcome.kind !== 'done') throw new Error(`Not imported: ${outcome.kind}`);
}
