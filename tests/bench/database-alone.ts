/** PGlite and nothing else: it answers the team's query for a number of callers, for some seconds. */
import { PGlite } from '@electric-sql/pglite';

const [directory = '', team = '', callers = '', seconds = ''] = process.argv.slice(2);
const database = await PGlite.create(directory);
const until = performance.now() + Number(seconds) * 1_000;

async function call(): Promise<void> {
	while (performance.now() < until) {
		await database.query(
			`select m.id, m.name, array_agg(r.skill) as skills, array_agg(r.level::float8) as levels
			from team_members tm
			join members m on m.workspace_id = tm.workspace_id and m.id = tm.member_id
			left join current_ratings r on r.workspace_id = m.workspace_id and r.member_id = m.id
			where tm.team_id = $1
			group by m.workspace_id, m.id
			order by m.name`,
			[team],
		);
		// Requests would be read here.
		await new Promise((resolve) => setImmediate(resolve));
	}
}

await Promise.all(Array.from({ length: Number(callers) }, call));
process.stdout.write('done\n');
setInterval(() => undefined, 1_000);
