/** `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const YEAR_S = 31_536_000;

/** Shows the theme at once and remembers it for this browser; the server reads the same cookie. */
export function applyTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme === 'system' ? '' : theme;
	writeCookie('theme', theme);
}

/** Switches single-key shortcuts on or off for this browser. */
export function rememberShortcuts(on: boolean): void {
	writeCookie('shortcuts', on ? 'on' : 'off');
}

function writeCookie(name: string, value: string): void {
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
}
