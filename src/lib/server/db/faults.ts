import { error, isHttpError } from '@sveltejs/kit';

/** The database does not answer; the person may try again in a moment. */
export class DatabaseUnavailable extends Error {
	override name = 'DatabaseUnavailable';

	constructor(options?: ErrorOptions) {
		super('The database does not answer.', options);
	}
}

const CONNECTION_LOSS = new Set([
	'CONNECTION_CLOSED',
	'CONNECTION_DESTROYED',
	'CONNECTION_ENDED',
	'CONNECT_TIMEOUT',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOENT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EPIPE',
	'ETIMEDOUT',
	// PostgreSQL: shutting down, crashed, starting up, too many connections, waited too long.
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'55P03',
	'57014',
	'25P03',
]);

/** Whether the error says that the database is away or too busy, not that the request was wrong. */
export function isConnectionLoss(error: unknown): boolean {
	if (error instanceof DatabaseUnavailable) return true;
	const code = codeOf(error);
	return code !== undefined && (CONNECTION_LOSS.has(code) || code.startsWith('08'));
}

/** Whether nothing came back at all, so that the next one would wait as long. */
export function isHang(error: unknown): boolean {
	return error instanceof DatabaseUnavailable || codeOf(error) === 'CONNECT_TIMEOUT';
}

/** Whether the whole transaction may simply run again: a serialisation failure or a deadlock. */
export function isRetryable(error: unknown): boolean {
	const code = codeOf(error);
	return code === '40001' || code === '40P01';
}

/** Throws what a route answers with 503, so that no page has to know of databases. */
export function refuseUnavailable(): never {
	error(503, { message: 'The database does not answer. Try again in a moment.' });
}

const UNWRITABLE: Readonly<Record<string, string>> = {
	'53100': 'The disk of the database is full',
	'25006': 'The database is read-only',
	ENOSPC: 'The disk of the database is full',
	EROFS: 'The database is read-only',
};

/** Throws what a route answers with 507 when nothing can be written and reading goes on. */
export function refuseUnwritable(thrown: unknown): void {
	const reason = UNWRITABLE[codeOf(thrown) ?? ''];
	if (reason === undefined) return;
	error(507, { message: `${reason}, so this was not saved. Reading still works.` });
}

/** Whether an error thrown by a transaction says that the database does not answer. */
export function isUnavailable(thrown: unknown): boolean {
	return thrown instanceof DatabaseUnavailable || isHttpError(thrown, 503);
}

/** Settles as the work does, or throws `DatabaseUnavailable` after so many milliseconds. */
export async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new DatabaseUnavailable()), milliseconds);
	});
	// The loser is nobody's any more; its late failure must not end the process.
	work.catch(() => undefined);
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
}

/** The code of a database or system error. */
export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
}
