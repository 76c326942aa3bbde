import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where each folder's files may import from; everything that is not named is forbidden. */
const ROOT = path.resolve(import.meta.dirname, '..');
const SRC = path.join(ROOT, 'src');

interface SourceFile {
	/** Relative to src, such as lib/domain/level.ts. */
	readonly name: string;
	readonly text: string;
	readonly imports: readonly string[];
}

interface Rule {
	readonly of: string;
	readonly files: RegExp;
	/** Imports, resolved to a path under src or left as a package name, that are allowed. */
	readonly allowed: RegExp;
	readonly except?: RegExp;
}

const RULES: readonly Rule[] = [
	{ of: 'domain', files: /^lib\/domain\//, allowed: /^lib\/domain\// },
	{
		of: 'schemas',
		files: /^lib\/schemas\//,
		allowed: /^(lib\/(domain|schemas)\/|valibot$|papaparse$)/,
	},
	{
		of: 'chart geometry',
		files: /^lib\/charts\/.*\.ts$/,
		allowed: /^(lib\/(domain|charts)\/|d3-(?!selection|transition)[a-z]+$)/,
	},
	{
		of: 'chart components',
		files: /^lib\/charts\/.*\.svelte$/,
		allowed:
			/^(lib\/(domain|charts|components)\/|svelte(\/.*)?$|d3-(?!selection|transition)[a-z]+$)/,
	},
	{
		of: 'components',
		files: /^lib\/components\//,
		allowed: /^(lib\/(domain|charts|components)\/|svelte(\/.*)?$|@sveltejs\/kit$|\$app\/)/,
	},
	{
		of: 'repositories',
		files: /^lib\/server\/repositories\//,
		allowed: /^(lib\/domain\/|lib\/server\/db\/|postgres$|node:)/,
		except: /^lib\/server\/repositories\/rows$/,
	},
	{
		of: 'services',
		files: /^lib\/server\/services\//,
		allowed:
			/^(lib\/(domain|schemas)\/|lib\/server\/(db|repositories|services|planner|secrets|log|config)\b|node:|papaparse$|valibot$)/,
	},
	{
		of: 'auth',
		files: /^lib\/server\/auth\//,
		allowed:
			/^(lib\/domain\/|lib\/server\/(auth|repositories|db|secrets|log|config)\b|\$env\/|@sveltejs\/kit(\/.*)?$|\$app\/|node:|lucia$|@node-rs\/argon2$)/,
	},
	{
		of: 'routes',
		files: /^routes\//,
		allowed:
			/^(lib\/(domain|schemas|charts|components)\/|lib\/server\/(services|auth)\/|@sveltejs\/kit$|\$app\/|svelte(\/.*)?$|valibot$|d3-(?!selection|transition)[a-z]+$|app\.css$|routes\/)/,
	},
];

function sourceFiles(directory: string): SourceFile[] {
	return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
		const full = path.join(directory, entry.name);
		if (entry.isDirectory()) return sourceFiles(full);
		if (!/\.(ts|js|svelte)$/.test(entry.name) || entry.name.includes('.test.')) return [];
		const name = path.relative(SRC, full).split(path.sep).join('/');
		const text = readFileSync(full, 'utf8');
		return [{ name, text, imports: importsOf(name, text) }];
	});
}

/** What a file imports, types included, as paths under src or as package names. */
function importsOf(name: string, text: string): string[] {
	const code = withoutComments(text);
	const found = [
		...code.matchAll(/^\s*(?:import|export)\s[\w*{}\s,$]*?\bfrom\s*['"]([^'"\n]+)['"]/gm),
		...code.matchAll(/^\s*import\s*['"]([^'"\n]+)['"]/gm),
		...code.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]/g),
	];
	return found.map((match) => resolveImport(name, match[1] ?? ''));
}

function resolveImport(from: string, specifier: string): string {
	if (specifier.startsWith('$lib')) return specifier.replace('$lib', 'lib');
	if (!specifier.startsWith('.')) return specifier;
	return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
}

function withoutComments(text: string): string {
	return text
		.replaceAll(/<!--[\s\S]*?-->/g, '')
		.replaceAll(/\/\*[\s\S]*?\*\//g, '')
		.replaceAll(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** A route imports no file of another route; what SvelteKit generates beside it is its own. */
function isForeignRoute(name: string, imported: string): boolean {
	if (!name.startsWith('routes/') || !imported.startsWith('routes/')) return false;
	return !imported.startsWith(`${path.posix.dirname(name)}/`);
}

const files = sourceFiles(SRC);

describe('the table of imports', () => {
	it('is held against real files', () => {
		expect(files.length).toBeGreaterThan(20);
		expect(files.some((file) => file.imports.length > 0)).toBe(true);
	});

	it.each(RULES)('holds in $of', ({ files: pattern, allowed, except }) => {
		const broken = files
			.filter((file) => pattern.test(file.name))
			.flatMap((file) =>
				file.imports
					.filter((imported) => !allowed.test(imported) && !except?.test(imported))
					.map((imported) => `${file.name} imports ${imported}`),
			);
		expect(broken).toEqual([]);
	});

	it('keeps routes apart from one another', () => {
		const broken = files.flatMap((file) =>
			file.imports
				.filter((imported) => isForeignRoute(file.name, imported))
				.map((imported) => `${file.name} imports ${imported}`),
		);
		expect(broken).toEqual([]);
	});

	it('sees a forbidden edge', () => {
		const text = `import { x } from '$lib/server/db/client';\nimport '../components/y';`;
		const imports = importsOf('lib/domain/level.ts', text);
		expect(imports).toEqual(['lib/server/db/client', 'lib/components/y']);
		expect(imports.some((imported) => RULES[0]?.allowed.test(imported))).toBe(false);
	});
});

describe('the domain is pure', () => {
	const domain = files.filter((file) => file.name.startsWith('lib/domain/'));
	it.each([
		['no clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
		['no chance', /\bMath\.random\b|\bcrypto\b/],
		['no console', /\bconsole\b/],
		['no process', /\bprocess\.|\bglobalThis\b/],
	])('%s', (_, pattern) => {
		expect(domain.length).toBeGreaterThan(5);
		const broken = domain.filter((file) => pattern.test(withoutComments(file.text)));
		expect(broken.map((file) => file.name)).toEqual([]);
	});
});

describe('components and charts fetch nothing', () => {
	const CALLS =
		/\bfetch\s*\(|\bXMLHttpRequest\b|\bEventSource\b|\bWebSocket\b|\bsendBeacon\b|\bdeserialize\b/;
	const shown = files.filter((file) => /^lib\/(components|charts)\//.test(file.name));

	it('and leave it to the route, which hands them what it answers', () => {
		expect(shown.length).toBeGreaterThan(20);
		const broken = shown.filter((file) => CALLS.test(withoutComments(file.text)));
		expect(broken.map((file) => file.name)).toEqual([]);
	});

	it('which is seen where it is done, and not in words about it', () => {
		expect(CALLS.test(withoutComments('const answer = await fetch(address);'))).toBe(true);
		expect(CALLS.test(withoutComments('navigator.sendBeacon(address, body);'))).toBe(true);
		expect(
			CALLS.test(withoutComments("// fetch(address) is the route's\nprefetch(address);")),
		).toBe(false);
	});
});

describe('the content security policy is not undermined', () => {
	const markup = files.filter((file) => file.name.endsWith('.svelte'));
	it.each([
		['inline style attribute', /<[a-z][^<>]*\sstyle\s*=/i],
		['style directive', /\sstyle:[a-z-]+/i],
		['{@html}', /\{@html\b/],
		['inline event handler', /\son[a-z]+\s*=\s*"/],
	])('by no %s', (_, pattern) => {
		expect(markup.length).toBeGreaterThan(3);
		const broken = markup.filter((file) => pattern.test(template(file.text)));
		expect(broken.map((file) => file.name)).toEqual([]);
	});

	/** Markup without script and style blocks. */
	function template(text: string): string {
		return withoutComments(text)
			.replaceAll(/<script[\s\S]*?<\/script>/g, '')
			.replaceAll(/<style[\s\S]*?<\/style>/g, '');
	}
});
