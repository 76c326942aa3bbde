// `npm start`: installs and builds what is missing, then serves. It runs before node_modules
// exists, so nothing here or below may import a package.
import { requireNode } from './node-version.js';

requireNode();
const { run } = await import('./stop.js');
await run(async () => (await import('./serve.js')).serve());
