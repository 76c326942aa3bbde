import type { Cookies } from '@sveltejs/kit';

/** `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Choices that belong to a browser rather than to a person. */
export interface Preferences {
	readonly theme: Theme;
	/** Whether single-key shortcuts are on. */
	readonly shortcuts: boolean;
}

const YEAR_S = 31_536_000;

export function isTheme(value: unknown): value is Theme {
	return (THEMES as readonly unknown[]).includes(value);
}

/** What the cookies say; anything unknown is the default. */
export function readPreferences(cookies: Pick<Cookies, 'get'>): Preferences {
	const theme = cookies.get('theme');
	return {
		theme: isTheme(theme) ? theme : 'system',
		shortcuts: cookies.get('shortcuts') !== 'off',
	};
}

/** Readable by scripts on purpose: the palette switches the theme without a request. */
export function writePreferences(
	cookies: Cookies,
	url: URL,
	{ theme, shortcuts }: Preferences,
): void {
	const options = {
		path: '/',
		httpOnly: false,
		secure: url.protocol === 'https:',
		sameSite: 'lax',
		maxAge: YEAR_S,
	} as const;
	cookies.set('theme', theme, options);
	cookies.set('shortcuts', shortcuts ? 'on' : 'off', options);
}
