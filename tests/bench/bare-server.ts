/**
 * The least a team's page can be: node:http, the page's query, one template. With "radars" as the last
 * argument the product's own radars take the place of the template.
 */
import { createServer } from 'node:http';
import postgres from 'postgres';
import { render } from 'svelte/server';
import type { Tx } from '$lib/server/db/client';
import { listPeople, type PersonRow } from '$lib/server/repositories/team-reads';
import Radars from './Radars.svelte';

const [url = '', workspaceId = '', teamId = '', drawing = 'template'] = process.argv.slice(2);
const sql = postgres(url, {
	max: 10,
	// Row-level security asks for it from every login but a superuser's.
	connection: { 'app.workspace': workspaceId },
});
const AXES = ['exp', 'theory', 'stats', 'product', 'writing', 'res', 'swe', 'code', 'sys'];
const turns = AXES.map((_, i) => ({
	sin: Math.sin(((i + 0.5) / 9) * 2 * Math.PI),
	cos: -Math.cos(((i + 0.5) / 9) * 2 * Math.PI),
}));

function radar({ name, title, role, ratings }: PersonRow): string {
	const points = turns
		.map(({ sin, cos }, i) => {
			const radius = 14 * (ratings[AXES[i] ?? ''] ?? 0);
			return `${(radius * sin).toFixed(1)},${(radius * cos).toFixed(1)}`;
		})
		.join('L');
	return `<li><h2>${name}</h2><p>${title} ${role}</p><svg viewBox="-70 -70 140 140"><use href="#grid"/><path d="M${points}Z"/></svg><ul>${AXES.map((axis) => `<li>${axis} ${ratings[axis] ?? 'not rated'}</li>`).join('')}</ul></li>`;
}

const page = (people: readonly PersonRow[]) =>
	drawing === 'radars'
		? render(Radars, { props: { people } }).body
		: `<ul>${people.map(radar).join('')}</ul>`;

const server = createServer((_, response) => {
	listPeople(sql as unknown as Tx, workspaceId, teamId).then(
		(people) => {
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(`<!doctype html><title>Team</title><h1>Team</h1>${page(people)}`);
		},
		(error: unknown) => response.writeHead(500).end(String(error)),
	);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	process.stdout.write(`port ${typeof address === 'object' ? (address?.port ?? 0) : 0}\n`);
});
