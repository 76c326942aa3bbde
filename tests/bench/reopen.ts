/** The least a start with an embedded database can be: open it and ask it something. */
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create(process.argv[2] ?? '');
await database.query('select 1');
process.exit(0);
