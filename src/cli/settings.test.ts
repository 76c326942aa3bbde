import { describe, expect, it } from 'vitest';
import { isUnreachableElsewhere, readSettings } from './settings.js';

const DEFAULTS = { port: 3000, dataDir: '.meridian' };
const read = (env: Record<string, string>) => readSettings(env, DEFAULTS);

describe('the settings of a start', () => {
	it('listen on loopback and are opened by the name of this machine', () => {
		expect(read({})).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			origin: 'http://localhost:3000',
		});
	});

	it('take an empty value as not set', () => {
		expect(() =>
			read({ PORT: '', DATABASE_POOL_SIZE: '', DATABASE_PREPARE: '', LOG_FORMAT: '' }),
		).not.toThrow();
	});

	it.each([
		['PORT', '70000'],
		['ORIGIN', 'meridian.example.com/app'],
		['DATABASE_URL', 'mysql://localhost/x'],
		['DATABASE_POOL_SIZE', '0'],
		['DATABASE_POOL_SIZE', 'many'],
		['SHUTDOWN_TIMEOUT', 'abc'],
		['XFF_DEPTH', '0'],
		['DATABASE_PREPARE', 'no'],
		['ALLOW_PLAIN_HTTP', 'yes'],
		['LOG_FORMAT', 'JSON'],
	])('refuse a wrong value of %s, by name: %s', (name, value) => {
		expect(() => read({ [name]: value })).toThrow(name);
	});

	it('know when people elsewhere would be sent to their own machine', () => {
		const everywhere = { HOST: '0.0.0.0' };
		expect(isUnreachableElsewhere(everywhere, read(everywhere))).toBe(true);
		const named = { HOST: '0.0.0.0', ORIGIN: 'http://ml.example.com:3000' };
		expect(isUnreachableElsewhere(named, read(named))).toBe(false);
		expect(isUnreachableElsewhere({}, read({}))).toBe(false);
	});
});
