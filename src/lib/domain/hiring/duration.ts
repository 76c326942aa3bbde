const UNITS = {
	long: [' hour', ' hours', ' minute', ' minutes'],
	short: [' h', ' h', ' min', ' min'],
} as const;

/**
 * A length of time: "45 minutes", "1 hour", "2 hours 30 minutes", in short "2 h 30 min". `minutes`
 * is a whole number >= 0.
 */
export function durationText(minutes: number, style: keyof typeof UNITS = 'long'): string {
	const [hour, hours, minute, many] = UNITS[style];
	const whole = Math.floor(minutes / 60);
	const rest = minutes % 60;
	const parts = [
		whole > 0 ? `${String(whole)}${whole === 1 ? hour : hours}` : '',
		rest > 0 || whole === 0 ? `${String(rest)}${rest === 1 ? minute : many}` : '',
	];
	return parts.filter(Boolean).join(' ');
}
