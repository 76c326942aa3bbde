import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each page brings to the browser, read from the imports of its source: types bring nothing. */
const SRC = path.resolve(import.meta.dirname, '../src');
const ROUTES = readdirSync(path.join(SRC, 'routes'), { recursive: true, encoding: 'utf8' }).map(
	(name) => `/routes/${name.split(path.sep).join('/')}`,
);
const PAGES = ROUTES.filter((name) => name.endsWith('/+page.svelte'));
const LAYOUTS = ROUTES.filter((name) => name.endsWith('/+layout.svelte'));

/** The page whose kite changes with what is selected; others get theirs computed by the server. */
const KITE_PAGE = '/routes/(app)/teams/[team]/spectrum/+page.svelte';

/** Imports of values, static ones alone, as paths under src with a leading slash or package names. */
function importsOf(file: string): string[] {
	const text = readFileSync(SRC + file, 'utf8');
	const named = [
		...text.matchAll(/^\s*(?:import|export)\s+(?!type\b)([\w*{}\s,$]*?)\bfrom\s*'([^'\n]+)'/gm),
	].filter(([, names = '']) => bringsValues(names));
	const bare = text.matchAll(/^\s*import\s*'([^'\n]+)'/gm);
	return [...named.map((match) => match[2] ?? ''), ...[...bare].map((match) => match[1] ?? '')].map(
		(specifier) => resolve(file, specifier),
	);
}

/** Whether anything but types is among the names of an import. */
function bringsValues(names: string): boolean {
	const braced = /^\s*\{([\s\S]*)\}\s*$/.exec(names)?.[1];
	if (braced === undefined) return true;
	return braced.split(',').some((name) => name.trim() !== '' && !/^\s*type\s/.test(name));
}

function resolve(from: string, specifier: string): string {
	const full = specifier.startsWith('$lib/')
		? specifier.replace('$lib', '/lib')
		: specifier.startsWith('.')
			? path.posix.join(path.posix.dirname(from), specifier)
			: specifier;
	if (!full.startsWith('/')) return full;
	return [full, `${full}.ts`].find((file) => existsSync(SRC + file)) ?? full;
}

/** Everything that a file imports, on any number of steps. */
function broughtBy(entries: readonly string[]): Set<string> {
	const seen = new Set<string>();
	const open = [...entries];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (seen.has(file)) continue;
		seen.add(file);
		if (/^\/.*\.(svelte|ts)$/.test(file)) open.push(...importsOf(file));
	}
	return seen;
}

const allPages = broughtBy([...PAGES, ...LAYOUTS]);

describe('what a page brings to the browser', () => {
	it('is read from real pages', () => {
		expect(PAGES.length).toBeGreaterThan(20);
		expect(broughtBy([KITE_PAGE])).toContain('/lib/charts/kite-people.ts');
	});

	it('is none of the packages that only the server needs', () => {
		const packages = [...allPages].filter((name) => !name.startsWith('/'));
		const ours = packages.filter((name) => !/^(svelte(\/|$)|\$app\/|@sveltejs\/kit$)/.test(name));
		expect(ours.sort()).toEqual(['d3-array', 'd3-path', 'd3-polygon', 'd3-shape']);
	});

	it('has no text of the default framework and no sentence of the audit', () => {
		expect(allPages).not.toContain('/lib/domain/default-framework.ts');
		expect(allPages).not.toContain('/lib/domain/demo-team.ts');
		expect(allPages).not.toContain('/lib/domain/audit-words.ts');
	});

	it.each(PAGES.filter((page) => page !== KITE_PAGE))('places no names on %s', (page) => {
		const placing = /\/(kite-people|kite-frame|label-places|place-labels)\.ts$/;
		expect([...broughtBy([page])].filter((name) => placing.test(name))).toEqual([]);
	});

	it('has the search only once it is wanted', () => {
		expect(broughtBy(LAYOUTS)).not.toContain('/lib/components/CommandPalette.svelte');
	});
});
