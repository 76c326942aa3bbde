/**
 * Calendar arithmetic on ISO dates ("2027-02-01"). Dates carry no time of day and no zone, so a
 * scenario reads the same everywhere; comparing two of them as text compares them in time.
 */
export type IsoDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a real calendar date between the years 2000 and 2999. */
export function isIsoDate(text: string): boolean {
	const found = SHAPE.exec(text);
	if (!found) return false;
	const [year, month, day] = found.slice(1).map(Number);
	if (year === undefined || month === undefined || day === undefined) return false;
	return year >= 2000 && year < 3000 && month >= 1 && month <= 12 && day >= 1
		? day <= daysInMonth(year, month)
		: false;
}

/** The date of a moment, ms UTC. */
export function isoDate(at: number): IsoDate {
	return new Date(at).toISOString().slice(0, 10);
}

/**
 * The same day a number of whole months later (or earlier when negative); the last day of the
 * month where that day does not exist.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const index = year * 12 + (month - 1) + months;
	const y = Math.floor(index / 12);
	const m = (index % 12) + 1;
	return `${String(y)}-${pad(m)}-${pad(Math.min(day, daysInMonth(y, m)))}`;
}

/** Months from the month of one date to that of another, whatever the days; negative backwards. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
	const index = (date: IsoDate) => {
		const [year = 0, month = 1] = date.split('-').map(Number);
		return year * 12 + month;
	};
	return index(to) - index(from);
}

/** The first day of the month after a date: where a plan made on that date begins. */
export function firstOfNextMonth(date: IsoDate): IsoDate {
	return addMonths(`${date.slice(0, 8)}01`, 1);
}

function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(n: number): string {
	return String(n).padStart(2, '0');
}
