import Papa from 'papaparse';
import { interleaved, median, ms, type Row } from './measure';
import { bring, longTable, newTeam, openPlace, POSTGRES } from './places';
import { delayRow, eventLoopDelay, idleDelay } from './planning';

const ROWS = 10_000;
/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 5_000;

/** A file read, looked at, confirmed and written, against parsing it and inserting its rows. */
export async function importing(): Promise<Row[]> {
	const kind = POSTGRES ? 'postgres' : 'embedded';
	const place = await openPlace(kind);
	const { workspaceId } = place.owner;

	const ours = async (round: number, text = longTable(ROWS, `ours${round}`)) => {
		const team = await newTeam(place, `Ours ${round}`);
		await bring(place, team, text);
	};
	const bare = async (round: number) => {
		const text = longTable(ROWS, `bare${round}`);
		const { data } = Papa.parse<Record<string, string>>(text, {
			header: true,
			skipEmptyLines: true,
		});
		const ids = new Map<string, string>();
		const members = data.flatMap(({ Name: name = '', Email: email = '' }) => {
			if (ids.has(email)) return [];
			const id = crypto.randomUUID();
			ids.set(email, id);
			return [{ workspace_id: workspaceId, id, slug: `bare${round}-${ids.size}`, name, email }];
		});
		const skills = new Map<string, string>();
		const events = data.map(({ Email: email = '', Skill: skill = '', Level: level = '' }) => {
			if (!skills.has(skill)) skills.set(skill, `s${skills.size}`);
			return {
				workspace_id: workspaceId,
				member_id: ids.get(email) ?? '',
				skill: skills.get(skill) ?? '',
				level: Number(level),
				source: 'manager',
				rater: 'managers',
				framework_version: 1,
				rated_at: new Date(),
			};
		});
		await place.database.inWorkspace(workspaceId, async (tx) => {
			await tx`insert into members ${tx(members)}`;
			for (let i = 0; i < events.length; i += CHUNK)
				await tx`insert into rating_events ${tx(events.slice(i, i + CHUNK))}`;
		});
	};

	const [figures = [], limits = []] = await interleaved(5, 40_000, [(round) => ours(round), bare]);
	const idle = await idleDelay();
	const text = longTable(ROWS, 'ours99');
	const busy = await eventLoopDelay(() => ours(99, text));
	await place.close();
	const ratio = median(figures) / median(limits);
	return [
		{
			name: `Import of ${ROWS.toLocaleString('en')} rows / papaparse + multi-row insert (${kind})`,
			figure: ms(median(figures)),
			limit: ms(median(limits)),
			ratio,
			goal: '<= 3x',
			ok: ratio <= 3,
		},
		delayRow('Event-loop delay while importing them / idle', busy, idle),
	];
}
