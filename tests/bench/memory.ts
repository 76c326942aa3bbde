import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import autocannon from 'autocannon';
import { launchServer } from '../e2e/server';
import type { Row, Skipped } from './measure';
import { prepare } from './pages';
import { later, temporaryDirectory } from './places';

const CALLERS = 50;
const SECONDS = 8;
const MOST_ABOVE = 200e6;

/** The most memory that a process has had at a time, bytes. */
async function peak(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024;
}

const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

/** Peak memory of the server with its embedded database under load, against PGlite on the same data. */
export async function memory(): Promise<Row | Skipped> {
	const name = `Memory at the peak, embedded, ${CALLERS} callers / PGlite alone`;
	if (!existsSync('/proc/self/status')) return { name, skipped: 'needs /proc' };
	const { place, team, cookie } = await prepare('embedded');
	const copy = path.join(await temporaryDirectory(), 'database');
	await cp(path.join(place.dataDir, 'database'), copy, { recursive: true });

	const alone = spawn(
		process.execPath,
		[
			path.join(import.meta.dirname, 'database-alone.js'),
			copy,
			team.team.id,
			String(CALLERS),
			String(SECONDS),
		],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	later(() => Promise.resolve(alone.kill()));
	await once(alone.stdout, 'data');
	const least = await peak(alone.pid ?? 0);
	alone.kill();

	const server = await launchServer({ dataDir: place.dataDir });
	later(() => server.stop());
	for (const page of ['', '/spectrum', '/coverage', '/ratings']) {
		const { errors, non2xx } = await autocannon({
			url: `${server.origin}/teams/${team.team.slug}${page}`,
			connections: CALLERS,
			duration: SECONDS / 4,
			headers: { cookie },
		});
		if (errors + non2xx > 0) throw new Error(`The page ${page} failed under load.`);
	}
	const ours = await peak(server.pid);
	await server.stop();
	return {
		name,
		figure: MB(ours),
		limit: MB(least),
		ratio: ours / least,
		goal: '<= +200 MB',
		ok: ours - least <= MOST_ABOVE,
	};
}
