// `npm run dev`: the same preparation as `npm start`, then the development server.
import { requireNode } from './node-version.js';

requireNode();
const { run } = await import('./stop.js');
await run(async () => (await import('./develop.js')).develop(process.argv.slice(2)));
