import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = path.join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
const CACHE = path.join(ROOT, 'node_modules', '.cache');

/** A browser to launch: its program and what it needs in the environment. */
export interface BrowserProgram {
	readonly executablePath: string;
	readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium among the packages, unpacked beside them once. The package unpacks into the
 * temporary directory without regard to others who do the same, and the libraries only where it
 * believes to run in a function of its cloud; so it runs in a process of its own that is told so.
 */
export async function packagedBrowser(): Promise<BrowserProgram> {
	if (process.arch !== 'x64') {
		throw new Error('The packaged Chromium is for x64: install one, or name it in CHROMIUM_PATH.');
	}
	const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
	const directory = path.join(CACHE, `chromium-${version}`);
	if (!(await exists(directory))) await unpack(directory);
	return {
		executablePath: path.join(directory, 'chromium'),
		env: {
			LD_LIBRARY_PATH: path.join(directory, 'al2023', 'lib'),
			FONTCONFIG_FILE: path.join(directory, 'fonts.conf'),
		},
	};
}

async function unpack(directory: string): Promise<void> {
	await mkdir(CACHE, { recursive: true });
	const draft = await mkdtemp(`${directory}.`);
	try {
		const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
		await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
			cwd: ROOT,
			env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
		});
		await writeFile(path.join(draft, 'fonts.conf'), fontsConfiguration(directory));
		await rename(draft, directory);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!(await exists(directory))) throw error;
	}
}

/** The machine's fonts where it has some, and the packaged one. */
function fontsConfiguration(directory: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir>${path.join(directory, 'fonts')}</dir>
	<cachedir>${path.join(directory, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

async function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false,
	);
}
