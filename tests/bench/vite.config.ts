import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Bundles the measurements as the server is bundled, so that they run what is shipped. */
export default defineConfig({
	root: ROOT,
	publicDir: false,
	logLevel: 'warn',
	plugins: [svelte({ configFile: false })],
	resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
	build: {
		target: 'es2023',
		ssr: true,
		outDir: '.svelte-kit/bench',
		rolldownOptions: {
			input: {
				main: path.join(ROOT, 'tests/bench/main.ts'),
				'bare-server': path.join(ROOT, 'tests/bench/bare-server.ts'),
				'database-alone': path.join(ROOT, 'tests/bench/database-alone.ts'),
				reopen: path.join(ROOT, 'tests/bench/reopen.ts'),
			},
			output: { entryFileNames: '[name].js' },
		},
	},
});
