import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { packagedBrowser, type BrowserProgram } from './packaged-browser';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium: CHROMIUM_PATH, an installed one, or the one among the packages. */
export async function launchBrowser(): Promise<Browser> {
	const installed = process.env.CHROMIUM_PATH || installedBrowser();
	const program: BrowserProgram = installed
		? { executablePath: installed, env: {} }
		: await packagedBrowser();
	return await chromium.launch({
		headless: true,
		executablePath: program.executablePath,
		env: { ...process.env, ...program.env },
		// It opens the pages of this checkout only, and many hosts grant it no sandbox.
		args: ['--no-sandbox', '--disable-dev-shm-usage'],
	});
}

function installedBrowser(): string | undefined {
	for (const directory of (process.env.PATH ?? '').split(path.delimiter)) {
		for (const name of INSTALLED) {
			const file = path.join(directory, name);
			if (directory !== '' && existsSync(file)) return file;
		}
	}
	return undefined;
}
