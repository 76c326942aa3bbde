import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Forbids imports in some folders. The same table is tested by tests/architecture.test.ts, which
 * also sees relative imports; this is the early word in the editor.
 * @param {string[]} files
 * @param {{ group: string[], message: string }[]} patterns
 * @param {string[]} [ignores]
 * @returns {import('eslint').Linter.Config}
 */
function forbid(files, patterns, ignores = ['**/*.test.ts']) {
	return {
		files,
		ignores,
		rules: { 'no-restricted-imports': ['error', { patterns }] },
	};
}

const SERVER = { group: ['$lib/server/*', '$lib/server/**'], message: 'Not from the server.' };
const ROUTES = { group: ['**/routes/**'], message: 'Not from a route.' };
const SVELTE = { group: ['svelte', 'svelte/*'], message: 'No Svelte here.' };
const KIT = {
	group: ['@sveltejs/kit', '@sveltejs/kit/*', '$app/*'],
	message: 'No SvelteKit here.',
};

/** Off where the linter cannot see the types; svelte-check and tsc see them. */
const UNTYPED = Object.fromEntries(
	['assignment', 'member-access', 'argument', 'call', 'return'].map((kind) => [
		`@typescript-eslint/no-unsafe-${kind}`,
		/** @type {const} */ ('off'),
	]),
);

export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.meridian/',
			'node_modules/',
			'coverage/',
			'test-results/',
		],
	},
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			// TypeScript knows which names exist.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/only-throw-error': [
				'error',
				{ allow: [{ from: 'package', package: '@sveltejs/kit', name: ['Redirect', 'HttpError'] }] },
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// A form's value is narrowed by a schema; a file where a word was expected fails there.
			'@typescript-eslint/no-base-to-string': 'off',
			'no-restricted-syntax': [
				'error',
				{
					selector: "MemberExpression[property.name='unsafe']",
					message: 'SQL is written in tagged templates; text is run in migrations only.',
				},
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			...UNTYPED,
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			// Addresses are plain strings from the root; the application is served from there.
			'svelte/no-navigation-without-resolve': 'off',
			// URLSearchParams and Date are built inside functions here, never kept as state.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	{
		// Commands are plain JavaScript that runs before anything is installed.
		files: ['src/cli/**/*.js', '*.config.js', 'src/lib/server/db/embedded-worker.js'],
		rules: UNTYPED,
	},
	{
		files: ['src/lib/server/db/migrate.ts', 'tests/**'],
		rules: { 'no-restricted-syntax': 'off' },
	},
	forbid(
		['src/lib/domain/**/*.ts'],
		[
			{ group: ['$*', '$*/**'], message: 'The domain imports only the domain, by relative paths.' },
			{ group: ['node:*'], message: 'The domain is pure.' },
			{ group: ['[a-z@]*', '!./**', '!../**'], message: 'The domain has no dependencies.' },
		],
	),
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-console': 'error',
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Time is an argument.' },
				{ object: 'Math', property: 'random', message: 'Chance is an argument.' },
			],
		},
	},
	forbid(['src/lib/schemas/**/*.ts'], [SERVER, SVELTE, ROUTES, KIT]),
	forbid(
		['src/lib/charts/**/*.ts'],
		[
			SERVER,
			SVELTE,
			ROUTES,
			KIT,
			{ group: ['d3-selection', 'd3-transition', 'd3'], message: 'Only the maths modules of d3.' },
		],
	),
	forbid(['src/lib/charts/**/*.svelte', 'src/lib/components/**/*'], [SERVER, ROUTES]),
	forbid(
		['src/lib/server/repositories/**/*.ts'],
		[
			KIT,
			SVELTE,
			{
				group: ['$lib/server/services/**', '$lib/server/auth/**', '$lib/server/repositories/**'],
				message: 'A repository is SQL only, and knows no other.',
			},
		],
	),
	forbid(['src/lib/server/services/**/*.ts'], [KIT, SVELTE, ROUTES]),
	forbid(
		['src/lib/server/auth/**/*.ts'],
		[{ group: ['$lib/server/services/**'], message: 'Accounts know no use cases.' }],
	),
	forbid(
		['src/routes/**/*'],
		[
			{
				group: ['$lib/server/repositories/**', '$lib/server/db/**'],
				message: 'A route asks a service.',
			},
		],
	),
);
