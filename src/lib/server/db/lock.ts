import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';

/**
 * The embedded database takes no lock of its own, and two processes on one directory lose data
 * silently. So one file beside the directory names the process that has it. It is taken over only
 * from a process that is surely dead, never by age.
 */
export interface Lock {
	release(): void;
}

/** Someone else has the directory; the message is a sentence for the person who starts the server. */
export class DirectoryInUse extends Error {
	override name = 'DirectoryInUse';
}

interface Holder {
	readonly id: string;
	readonly pid: number;
	/** Clock ticks after boot at which the process started; absent where /proc is. */
	readonly started?: string;
	readonly since: string;
	readonly host: string;
	/** The process id namespace and the boot, where the system tells. */
	readonly namespace?: string;
	readonly boot?: string;
}

/**
 * A dead holder stays in the file until its successor has replaced it. There can be one successor
 * only: whoever links the file named after the dead holder's id, which the file system grants once.
 * A successor may die too before it has replaced the file, so the search for the holder in force
 * follows those names to the last. The file is read again after the claim: when it changed in
 * between, the claim succeeded a holder that others had already succeeded, and is void.
 */
export async function takeLock(file: string, now: Date = new Date()): Promise<Lock> {
	const mine = describeSelf(now);
	for (let attempt = 0; attempt < 5; attempt++) {
		const { first, claims, place } = await lastHolder(file, mine);
		if (!(await create(place, mine))) continue;
		if (first !== undefined) {
			if ((await readHolder(file))?.id !== first.id) {
				await rm(place, { force: true });
				continue;
			}
			await rename(place, file);
			await Promise.all(claims.map((claim) => rm(claim, { force: true })));
		}
		return { release: () => release(file, mine) };
	}
	throw new DirectoryInUse(`The lock ${file} keeps changing hands; try again in a moment.`);
}

/** The dead holder in the file, its dead successors' claims, and the place of the next lock. */
async function lastHolder(
	file: string,
	mine: Holder,
): Promise<{ first: Holder | undefined; claims: readonly string[]; place: string }> {
	const first = await readHolder(file);
	const claims: string[] = [];
	let place = file;
	let holder = first;
	while (holder !== undefined) {
		if (mayBeAlive(holder, mine)) throw new DirectoryInUse(sentence(file, holder, mine));
		if (place !== file) claims.push(place);
		place = `${file}.after-${holder.id}`;
		holder = await readHolder(place);
	}
	return { first, claims, place };
}

function describeSelf(now: Date): Holder {
	return {
		id: randomUUID(),
		pid: process.pid,
		started: startTicks(process.pid),
		since: now.toISOString(),
		host: hostname(),
		namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
		boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
	};
}

/**
 * Writes the whole file first and links it into place, so nobody ever reads half a lock.
 * False when the place is taken.
 */
async function create(place: string, holder: Holder): Promise<boolean> {
	const draft = `${place}.${holder.id}`;
	await writeFile(draft, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 });
	try {
		await link(draft, place);
		return true;
	} catch (error) {
		if (hasCode(error, 'EEXIST')) return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
}

async function readHolder(file: string): Promise<Holder | undefined> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (hasCode(error, 'ENOENT')) return undefined;
		throw error;
	}
	try {
		return JSON.parse(text) as Holder;
	} catch {
		throw new DirectoryInUse(
			`The lock ${file} cannot be read; if no server uses this directory, remove the file.`,
		);
	}
}

function mayBeAlive(holder: Holder, mine: Holder): boolean {
	if (holder.host !== mine.host) return true;
	if (holder.boot !== mine.boot) return false;
	if (holder.namespace !== mine.namespace) return true;
	if (!isRunning(holder.pid)) return false;
	const started = startTicks(holder.pid);
	return holder.started === undefined || started === undefined || started === holder.started;
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		// A killed process stays listed as a zombie until its parent has asked for its exit code.
		return stat(pid)?.[0] !== 'Z';
	} catch (error) {
		return hasCode(error, 'EPERM');
	}
}

function release(file: string, mine: Holder): void {
	try {
		const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
		if (holder.id === mine.id) rmSync(file, { force: true });
	} catch {
		// Gone or unreadable: nothing of ours is left to remove.
	}
}

function sentence(file: string, holder: Holder, mine: Holder): string {
	const who = `process ${holder.pid} on ${holder.host}, since ${holder.since}`;
	const elsewhere =
		holder.host !== mine.host || holder.namespace !== mine.namespace
			? ` Whether it still runs cannot be seen from here; if it does not, remove ${file}.`
			: '';
	return `The data directory is in use by another server (${who}).${elsewhere}`;
}

function startTicks(pid: number): string | undefined {
	return stat(pid)?.[19];
}

/** The fields of /proc/<pid>/stat after the command, which is in brackets and may hold spaces. */
function stat(pid: number): readonly string[] | undefined {
	return attempt(() => {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	});
}

function attempt<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

function hasCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
