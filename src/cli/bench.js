// `npm run bench`: what the main paths cost, as ratios to the least that they could.
import { requireNode } from './node-version.js';

requireNode();
const { run } = await import('./stop.js');
await run(async () => {
	const { runBench } = await import('./run-bench.js');
	process.exitCode = await runBench(process.argv.slice(2));
});
