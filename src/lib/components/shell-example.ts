import type { ShellData } from '$lib/domain/shell';

/** A shell with everything allowed, for the tests of what is drawn from one. */
export const shell: ShellData = {
	workspace: 'Example ML',
	userName: 'Mara',
	teams: [
		{ slug: 'ranking-and-recs', name: 'Ranking & Recs', demo: true },
		{ slug: 'platform', name: 'Platform', demo: false },
	],
	team: { slug: 'ranking-and-recs', name: 'Ranking & Recs', demo: true },
	people: [
		{
			slug: 'ada-okafor',
			name: 'Ada Okafor',
			short: 'Ada',
			role: 'RE',
			mark: { shape: 'circle', side: 're', early: false },
			place: 'RE, at the bar',
		},
		{
			slug: 'emre-yilmaz',
			name: 'Emre Yılmaz',
			short: 'Emre',
			role: 'none',
			place: 'not enough ratings',
		},
	],
	skills: [
		{ id: 'stats', name: 'Statistics' },
		{ id: 'code', name: 'Coding depth' },
	],
	may: {
		team: true,
		people: true,
		rate: true,
		plan: true,
		hire: true,
		cards: true,
		edit: true,
		create: true,
		import: true,
		export: true,
		accounts: true,
		workspace: true,
		audit: true,
		profile: true,
	},
	openCards: 0,
	shortcuts: true,
};
