import type postgres from 'postgres';
import { log } from '$lib/server/log';
import type { OpenDatabase, TransactionOptions, Tx } from './client';
import {
	codeOf,
	DatabaseUnavailable,
	isConnectionLoss,
	isHang,
	isRetryable,
	refuseUnavailable,
	refuseUnwritable,
	withDeadline,
} from './faults';

export interface PoolOptions {
	readonly kind: 'embedded' | 'postgres';
	readonly connect: () => postgres.Sql;
	/** One connection apart from the pool, to see whether the database answers. */
	readonly connectProbe: () => postgres.Sql;
	/** Milliseconds a transaction may take unless its caller knows better. */
	readonly deadline: number;
	/**
	 * Milliseconds without any answer before the database is thought away and not merely busy;
	 * 0 when a missed deadline alone says so.
	 */
	readonly patience?: number;
	/** What to do when the database has not answered for so many milliseconds. */
	readonly giveUp?: { readonly after: number; readonly act: () => void };
	readonly beforeClose?: () => Promise<void>;
	readonly afterClose?: () => Promise<void>;
	readonly onCommit?: () => void;
}

const ATTEMPTS = 3;
const PROBE_PATIENCE = 1_500;
const PROBE_PAUSE = 300;
const DRAIN_SECONDS = 20;

/**
 * Transactions under the request role. The driver has no deadline of its own and may leave a
 * transaction hanging when its connection dies, so each one races a clock. After a hang, requests
 * are refused at once until a probe has seen the database answer.
 */
export class Pool implements OpenDatabase {
	readonly kind: 'embedded' | 'postgres';
	#sql: postgres.Sql;
	#probing = false;
	#closed = false;
	/** Transactions that wait for an answer, and since when none has come. */
	#waiting = 0;
	#silentSince = 0;

	constructor(private readonly options: PoolOptions) {
		this.kind = options.kind;
		this.#sql = options.connect();
	}

	get owner(): postgres.Sql {
		return this.#sql;
	}

	inWorkspace<T>(workspaceId: string, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions) {
		return this.#transaction(
			(tx) => tx`
				select set_config('role', 'meridian_app', true),
					set_config('app.workspace', ${workspaceId}, true)`,
			fn,
			options,
		);
	}

	asUser<T>(userId: string, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions) {
		return this.#transaction(
			(tx) => tx`
				select set_config('role', 'meridian_app', true),
					set_config('app.user', ${userId}, true)`,
			fn,
			options,
		);
	}

	inInstallation<T>(fn: (tx: Tx) => Promise<T>, options?: TransactionOptions) {
		return this.#transaction(
			(tx) => tx`select set_config('role', 'meridian_app', true)`,
			fn,
			options,
		);
	}

	async close(): Promise<void> {
		await this.options.beforeClose?.();
		this.#closed = true;
		await this.#sql.end({ timeout: 3 });
		await this.options.afterClose?.();
	}

	/**
	 * Replaces the connections: one that has hung keeps its place for good. Those in use may finish.
	 */
	rebuild(): void {
		if (this.#closed) return;
		const old = this.#sql;
		this.#sql = this.options.connect();
		old.end({ timeout: DRAIN_SECONDS }).catch(() => undefined);
	}

	async #transaction<T>(
		enter: (tx: Tx) => postgres.PendingQuery<postgres.Row[]>,
		fn: (tx: Tx) => Promise<T>,
		options: TransactionOptions = {},
	): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			if (this.#probing || this.#closed) refuseUnavailable();
			const sql = this.#sql;
			if (this.#waiting++ === 0) this.#silentSince = Date.now();
			try {
				const result = await withDeadline(
					sql.begin(async (tx) => {
						// Sent ahead of the first statement without waiting for its answer: statements run
						// in order, and should this one fail, the transaction refuses all that follow.
						const entered = enter(tx).execute();
						const result = await fn(tx);
						await entered;
						return result;
					}) as Promise<T>,
					options.deadline ?? this.options.deadline,
				);
				this.#silentSince = Date.now();
				this.options.onCommit?.();
				return result;
			} catch (error) {
				if (attempt < ATTEMPTS && isRetryable(error)) continue;
				refuseUnwritable(error);
				if (!isConnectionLoss(error)) throw error;
				log.warn('The database does not answer.', { code: codeOf(error) });
				if (isHang(error) && Date.now() - this.#silentSince >= (this.options.patience ?? 0))
					this.#suspect(sql);
				refuseUnavailable();
			} finally {
				this.#waiting--;
			}
		}
	}

	/** Refuses everything until a connection of its own has answered, then starts afresh. */
	#suspect(sql: postgres.Sql): void {
		if (this.#probing || this.#closed || this.#sql !== sql) return;
		this.#probing = true;
		void this.#probe().finally(() => {
			this.rebuild();
			this.#probing = false;
			if (!this.#closed) log.info('The database answers again.');
		});
	}

	async #probe(): Promise<void> {
		const began = Date.now();
		const { giveUp } = this.options;
		while (!this.#closed) {
			const sql = this.options.connectProbe();
			try {
				await withDeadline(sql`select 1`, PROBE_PATIENCE);
				return;
			} catch (error) {
				if (!(error instanceof DatabaseUnavailable) && !isConnectionLoss(error)) return;
				if (giveUp && Date.now() - began > giveUp.after) {
					giveUp.act();
					return;
				}
			} finally {
				sql.end({ timeout: 0 }).catch(() => undefined);
			}
			await new Promise((resolve) => setTimeout(resolve, PROBE_PAUSE));
		}
	}
}
