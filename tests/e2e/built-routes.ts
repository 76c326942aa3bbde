import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const CHUNKS = path.resolve(import.meta.dirname, '../../build/server/chunks');

/** A route as it was built. */
export interface BuiltRoute {
	/** Such as `/(app)/teams/[team]`. */
	readonly id: string;
	/** For a page, the number of its layouts; pages also answer to their `__data.json`. */
	readonly layouts?: number;
	readonly actions: readonly string[];
	/** Methods of an endpoint. */
	readonly methods: readonly string[];
}

/** Runs on its own, so that the test runner does not take the built modules for sources. */
const READER = `
	const { m: manifest } = await import(process.argv[1]);
	const routes = await Promise.all(manifest._.routes.map(async ({ id, page, endpoint }) => {
		const node = page ? await manifest._.nodes[page.leaf]() : undefined;
		const module = endpoint ? await endpoint() : {};
		return {
			id,
			layouts: page ? page.layouts.length : undefined,
			actions: Object.keys(node?.server?.actions ?? {}),
			methods: Object.keys(module).filter((name) => /^[A-Z]+$/.test(name) || name === 'fallback'),
		};
	}));
	process.stdout.write(JSON.stringify(routes), () => process.exit(0));
`;

/** The routes of the build, from its own manifest. */
export async function builtRoutes(): Promise<readonly BuiltRoute[]> {
	const file = readdirSync(CHUNKS).find((name) => /^manifest\.js-[\w-]+\.js$/.test(name));
	if (file === undefined) throw new Error('The build has no manifest.');
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--input-type=module',
		'--eval',
		READER,
		path.join(CHUNKS, file),
	]);
	return JSON.parse(stdout) as BuiltRoute[];
}

/** Everything that can be asked of a route, each as `METHOD id` or `POST id?/action`. */
export function operationsOf(route: BuiltRoute): string[] {
	return [
		...(route.layouts !== undefined ? [`GET ${route.id}`] : []),
		...route.actions.map((name) => `POST ${route.id}?/${name}`),
		...route.methods.map((method) => `${method} ${route.id}`),
	];
}
