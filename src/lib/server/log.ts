/** One line for each thing worth knowing. Ratings, notes and secrets are never passed in here. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

type LogLevel = 'info' | 'warn' | 'error';

function write(level: LogLevel, message: string, fields: LogFields): void {
	const stream = level === 'info' ? process.stdout : process.stderr;
	stream.write(`${formatLine(level, message, fields, new Date(), process.env.LOG_FORMAT)}\n`);
}

/** The text of one log line: JSON when `format` is "json", otherwise words a person reads. */
export function formatLine(
	level: LogLevel,
	message: string,
	fields: LogFields,
	now: Date,
	format: string | undefined,
): string {
	if (format === 'json') {
		return JSON.stringify({ time: now.toISOString(), level, message, ...fields });
	}
	const details = Object.entries(fields)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name}=${JSON.stringify(value)}`);
	const prefix = level === 'info' ? '' : `${level}: `;
	return [`${prefix}${message}`, ...details].join(' ');
}

export const log = {
	info: (message: string, fields: LogFields = {}) => write('info', message, fields),
	warn: (message: string, fields: LogFields = {}) => write('warn', message, fields),
	error: (message: string, fields: LogFields = {}) => write('error', message, fields),
};

/** What may be logged of an error: its class, code and stack, without the values of a query. */
export function errorFields(error: unknown): LogFields {
	if (!(error instanceof Error)) return { error: typeof error };
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	// A database error repeats the offending values in its message, so only its code is kept.
	const told = error.name === 'PostgresError' ? 'PostgresError' : `${error.name}: ${error.message}`;
	const stack = error.stack
		?.split('\n')
		.filter((line) => line.trimStart().startsWith('at '))
		.slice(0, 8)
		.map((line) => line.trim())
		.join(' < ');
	return { error: told, code, stack };
}
