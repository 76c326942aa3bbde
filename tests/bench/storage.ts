import type { TeamAccess } from '$lib/domain/access';
import { useDatabase } from '$lib/server/db/client';
import { saveRatings } from '$lib/server/services/rating-edits';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { interleaved, median, ms, quantile, type Row, type Skipped } from './measure';
import { bring, newTeam, NO_POSTGRES, openPlace, POSTGRES, wideTable, type Place } from './places';

const PEOPLE = 20;
const ROUNDS = 300;
const BUDGET = 12_000;

interface Seeded {
	readonly place: Place;
	readonly team: TeamAccess;
}

async function seededPlace(kind: 'embedded' | 'postgres'): Promise<Seeded> {
	const place = await openPlace(kind);
	const team = await newTeam(place, 'Measured');
	await bring(place, team, wideTable(PEOPLE, 'measured'));
	return { place, team };
}

function readTeam({ place, team }: Seeded): Promise<unknown> {
	useDatabase(place.database);
	return teamSnapshot(team, Date.now());
}

/** The team's query beside a long and a short history of the same people. */
export async function historyGrows(events: number): Promise<Row> {
	const kind = POSTGRES ? 'postgres' : 'embedded';
	const young = await seededPlace(kind);
	const old = await seededPlace(kind);
	const sql = old.place.database.owner;
	// The owner of the tables is bound by row-level security as well, unless it is a superuser.
	await sql.begin(async (tx) => {
		await tx`
			select set_config('app.workspace', ${old.team.workspaceId}, true),
				set_config('statement_timeout', '0', true)`;
		await tx`
			insert into rating_events
				(workspace_id, member_id, skill, level, source, rater, framework_version, rated_at)
			select c.workspace_id, c.member_id, c.skill, n % 6, 'manager', 'managers', 1,
				now() - n * interval '1 minute'
			from current_ratings c
			cross join generate_series(1, (${events}::int / (select count(*) from current_ratings))::int) n
			where c.workspace_id = ${old.team.workspaceId}`;
	});
	for (const { place } of [young, old]) await place.database.owner`vacuum (analyze)`;
	const [long = [], short = []] = await interleaved(ROUNDS, BUDGET, [
		() => readTeam(old),
		() => readTeam(young),
	]);
	await old.place.close();
	await young.place.close();
	const ratio = median(long) / median(short);
	return {
		name: `Team query, ${events.toLocaleString('en')} events / ${PEOPLE * 13} events (${kind})`,
		figure: ms(median(long)),
		limit: ms(median(short)),
		ratio,
		goal: '<= 1.3x',
		ok: ratio <= 1.3,
	};
}

/** The team's query, one caller at a time, on both databases. */
export async function embeddedAgainstNative(): Promise<Row | Skipped> {
	const name = `Team query, ${PEOPLE} people, embedded / PostgreSQL`;
	if (!POSTGRES) return { name, skipped: NO_POSTGRES };
	const embedded = await seededPlace('embedded');
	const native = await seededPlace('postgres');
	const [ours = [], least = []] = await interleaved(ROUNDS, BUDGET, [
		() => readTeam(embedded),
		() => readTeam(native),
	]);
	await embedded.place.close();
	await native.place.close();
	const ratio = median(ours) / median(least);
	return {
		name,
		figure: ms(median(ours)),
		limit: ms(median(least)),
		ratio,
		goal: '<= 4x',
		ok: ratio <= 4,
	};
}

/** One edit of one cell with its checks, ledger, current value and audit, against one insert. */
export async function savingARating(): Promise<Row> {
	const { place, team } = await seededPlace('embedded');
	const { people } = (await readTeam({ place, team })) as Awaited<ReturnType<typeof teamSnapshot>>;
	const [ours = [], least = []] = await interleaved(ROUNDS, BUDGET, [
		async (round) => {
			const person = people[round % people.length];
			if (person === undefined) throw new Error('Nobody to rate.');
			const skill = 'stats';
			const seen = Math.floor(round / people.length) + (person.cells[skill]?.version ?? 0);
			const level = ([0, 1, 2, 3, 4, 5] as const)[round % 6] ?? 0;
			const [outcome] = await saveRatings(
				team,
				[{ member: person.id, skill, level, basedOn: seen, key: crypto.randomUUID() }],
				Date.now(),
			);
			if (outcome?.kind !== 'saved') throw new Error(`Not saved: ${outcome?.kind ?? 'nothing'}`);
		},
		async (round) => {
			await place.database.inWorkspace(
				team.workspaceId,
				(tx) => tx`
					insert into rating_events
						(workspace_id, member_id, skill, level, source, rater, framework_version, rated_at)
					values (${team.workspaceId}, ${people[round % people.length]?.id ?? ''}, 'code', 3,
						'manager', 'managers', 1, now())`,
			);
		},
	]);
	await place.close();
	const p75 = quantile(ours, 0.75);
	return {
		name: 'Saving one rating, service p75 / one bare insert (embedded)',
		figure: ms(p75),
		limit: ms(quantile(least, 0.75)),
		ratio: p75 / quantile(least, 0.75),
		goal: '<= 100 ms',
		ok: p75 <= 100,
	};
}
