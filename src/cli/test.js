// `npm test`: installs what is missing, then runs every test. Arguments go to Vitest.
import { requireNode } from './node-version.js';

requireNode();
const { run } = await import('./stop.js');
await run(async () => {
	const { runTests } = await import('./run-tests.js');
	process.exitCode = await runTests(process.argv.slice(2));
});
