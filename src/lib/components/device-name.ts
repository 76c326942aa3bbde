/** Browser and system as people know them, from what the browser calls itself; else "Unknown browser". */
export function deviceName(userAgent: string): string {
	const browser = [
		['Edg/', 'Edge'],
		['OPR/', 'Opera'],
		['Firefox/', 'Firefox'],
		['Chrome/', 'Chrome'],
		['Safari/', 'Safari'],
	].find(([mark]) => mark && userAgent.includes(mark))?.[1];
	const system = [
		['Android', 'Android'],
		['iPhone', 'iPhone'],
		['iPad', 'iPad'],
		['Windows', 'Windows'],
		['Mac OS X', 'macOS'],
		['CrOS', 'ChromeOS'],
		['Linux', 'Linux'],
	].find(([mark]) => mark && userAgent.includes(mark))?.[1];
	if (!browser) return system ? `Browser on ${system}` : 'Unknown browser';
	return system ? `${browser} on ${system}` : browser;
}
