import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: { target: 'es2023' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// What nearly every page needs comes as one file: it is packed better than fifteen.
						codeSplitting: { groups: [{ name: 'base', minShareCount: 20 }] },
					},
				},
			},
		},
	},
	test: {
		// Every file has databases and servers of its own; two at a time suit two cores.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/*.test.ts'],
					environment: 'node',
					env: { TZ: 'UTC' },
					// A busy machine takes its time over a thousand runs of a property.
					testTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: ['tests/integration/global-setup.ts'],
					environment: 'node',
					env: { TZ: 'UTC' },
					testTimeout: 120_000,
					hookTimeout: 180_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['tests/e2e/**/*.test.ts'],
					globalSetup: ['tests/e2e/global-setup.ts'],
					environment: 'node',
					env: { TZ: 'UTC' },
					// What a page shows is asked until it is so: a key or a click returns before its page has come.
					expect: { poll: { timeout: 20_000 } },
					// A browser on a shared machine may stall; the report names what passed only at the second try.
					retry: process.env['CI'] ? 1 : 0,
					testTimeout: 120_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
