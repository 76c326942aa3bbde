import type postgres from 'postgres';

/** The embedded database has no autovacuum and no timed checkpoint: this is its caretaker. */
export interface Maintenance {
	/** Counts a finished transaction. */
	noteTransaction(): void;
	/** Ends the care with a last round. */
	stop(): Promise<void>;
}

const TRANSACTIONS_BETWEEN = 1_000;
const HOUR = 3_600_000;
const IDLE = 60_000;

/** Cares every hour once the server has been idle for a minute, and after every 1,000 transactions. */
export function maintain(sql: () => postgres.Sql): Maintenance {
	let transactions = 0;
	let lastTransaction = Date.now();
	let lastRound = Date.now();
	let running: Promise<void> | undefined;

	const round = () => {
		running ??= care(sql()).finally(() => {
			running = undefined;
			transactions = 0;
			lastRound = Date.now();
		});
		return running;
	};

	const timer = setInterval(() => {
		const now = Date.now();
		const due = transactions > 0 && now - lastRound >= HOUR && now - lastTransaction >= IDLE;
		if (due || transactions >= TRANSACTIONS_BETWEEN) round().catch(() => undefined);
	}, 5_000);
	timer.unref();

	return {
		noteTransaction() {
			transactions++;
			lastTransaction = Date.now();
		},
		async stop() {
			clearInterval(timer);
			await round().catch(() => undefined);
		},
	};
}

async function care(sql: postgres.Sql): Promise<void> {
	await sql`vacuum (analyze)`.simple();
	await sql`checkpoint`.simple();
}
