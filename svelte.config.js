import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: {
		// The class of a component's styles stands in every rule and element: as short as stays unique.
		cssHash: ({ hash, filename }) => `s${hash(filename).slice(-5)}`,
	},
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// SvelteKit's route announcer carries one inline style; its hash is allowed, nothing else is.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
		// The hook in server/auth checks the origin of every unsafe method, whatever the content type.
		typescript: {
			config: (tsconfig) => {
				tsconfig.include.push(
					'../tests/**/*.ts',
					'../src/cli/**/*.js',
					'../*.config.ts',
					'../*.config.js',
				);
				return tsconfig;
			},
		},
	},
};

export default config;
