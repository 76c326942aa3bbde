/** argon2id, with a queue as wide as the cores: hashing never holds more threads than that. */
import { availableParallelism } from 'node:os';
import { error } from '@sveltejs/kit';
import { hash, parseOptions, verify } from '@node-rs/argon2';

const PARAMETERS = {
	// The package's Algorithm is a const enum, which isolated modules cannot read: 2 is argon2id.
	algorithm: 2,
	memoryCost: 64 * 1024,
	timeCost: 3,
	parallelism: 1,
} as const;

/** Of no password; verified against when there is no account, so that both take the same time. */
const DUMMY_HASH =
	'$argon2id$v=19$m=65536,t=3,p=1$aAUksTEWbJHUr2apnVpraQ$C6/EOudlO+BcmJq+bU+WdrTRVAIDTgW7BosPvu39KI0';

/** Verifications that may wait; more is an attack, and waiting longer than this helps nobody. */
const MAX_WAITING = 200;

/** Thrown when too many passwords are being checked at once. */
export class TooBusyError extends Error {
	constructor() {
		super('Too many passwords are being checked at once');
		this.name = 'TooBusyError';
	}
}

/** Runs at most `width` of the given jobs at once, in order. */
export function queueOf(width: number, maxWaiting: number) {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async function run<T>(job: () => Promise<T>): Promise<T> {
		if (running >= width) {
			if (waiting.length >= maxWaiting) throw new TooBusyError();
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else {
			running += 1;
		}
		try {
			return await job();
		} finally {
			const next = waiting.shift();
			// The place is handed on, so nobody who comes in between can take it.
			if (next) next();
			else running -= 1;
		}
	};
}

const queued = queueOf(availableParallelism(), MAX_WAITING);

/** The same password typed on two keyboards may differ in its code points. */
const normal = (password: string): string => password.normalize('NFKC');

/** Hashes a password for storage; about 0.2 s. Never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
	return queued(() => hash(normal(password), PARAMETERS));
}

/** What a person reads when too many passwords are being checked at once. */
export const TOO_BUSY = 'Too many people are signing in at this moment. Try again in a minute.';

/** The same for a page whose form is sent once in an account's life: too busy is its 503. */
export async function hashChosenPassword(password: string): Promise<string> {
	try {
		return await hashPassword(password);
	} catch (thrown) {
		if (thrown instanceof TooBusyError) error(503, { message: TOO_BUSY });
		throw thrown;
	}
}

/**
 * Whether the password is the one behind the hash. Without a hash a dummy is verified and the
 * answer is no, in the same time.
 */
export async function verifyPassword(
	stored: string | undefined,
	password: string,
): Promise<boolean> {
	const matches = await queued(() => verify(stored ?? DUMMY_HASH, normal(password)));
	return matches && stored !== undefined;
}

/** Whether a hash was made with other parameters than today's. */
export function needsRehash(stored: string): boolean {
	const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
	return (
		Number(algorithm) !== PARAMETERS.algorithm ||
		memoryCost !== PARAMETERS.memoryCost ||
		timeCost !== PARAMETERS.timeCost ||
		parallelism !== PARAMETERS.parallelism
	);
}
