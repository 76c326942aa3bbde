/** What the command palette offers and how it finds it; pure, so that it can be tested. */
import type { ShellData, ShellPerson } from '$lib/domain/shell';
import type { IconName } from './icons';
import type { Theme } from './theme';
import { teamViews } from './views';

export type PaletteGroup =
	'Recent' | 'Actions' | 'People' | 'Skills' | 'Views' | 'Teams' | 'Settings';

export interface PaletteEntry {
	/** Stable between visits, so that recent entries can be remembered. */
	readonly id: string;
	readonly group: Exclude<PaletteGroup, 'Recent'>;
	readonly label: string;
	/** The effect, or what it is. */
	readonly detail?: string;
	/** Its shortcut, as keys. */
	readonly keys?: readonly string[];
	readonly icon?: IconName;
	readonly person?: ShellPerson;
	/** Where it leads; absent for what is done on the spot. */
	readonly href?: string;
	/** A file rather than a page. */
	readonly download?: boolean;
	readonly theme?: Theme;
	readonly shortcuts?: boolean;
	/** Only shown when something is typed: there are too many to list. */
	readonly onDemand?: boolean;
}

/** Everything this person can reach from the palette, in the order of its groups. */
export function paletteEntries(shell: ShellData): PaletteEntry[] {
	return [
		...teamActions(shell),
		...personActions(shell),
		...appearance(shell),
		...people(shell),
		...skills(shell),
		...views(shell),
		...teams(shell),
		...settings(shell),
	];
}

function teamActions({ team, may }: ShellData): PaletteEntry[] {
	const entries: (PaletteEntry | false)[] = [];
	if (team) {
		const base = `/teams/${team.slug}`;
		entries.push(
			may.edit && action('add-people', 'Add people', 'people', `${base}/people`),
			may.import &&
				action('import', 'Import ratings', 'upload', `${base}/ratings/import`, 'CSV or paste'),
			may.export && action('export', 'Export the team', 'download', `${base}/export`, 'CSV'),
			may.plan && action('plan-hire', 'Plan a hire', 'plan', `${base}/hiring`),
			may.hire && action('open-role', 'Open a role', 'plan', `${base}/hiring/openings/new`),
		);
	}
	entries.push(may.create && action('new-team', 'Create a team', 'team', '/teams#new-team'));
	return entries.filter((entry) => entry !== false);
}

function action(
	id: string,
	label: string,
	icon: IconName,
	href: string,
	detail?: string,
): PaletteEntry {
	return { id, group: 'Actions', label, icon, href, detail };
}

function personActions({ team, people: all, may }: ShellData): PaletteEntry[] {
	if (!team) return [];
	const base = `/teams/${team.slug}`;
	return all.flatMap((person) => {
		const entries: PaletteEntry[] = [];
		if (may.rate)
			entries.push({
				...action(
					`rate:${person.slug}`,
					`Rate ${person.short}`,
					'rate',
					`${base}/ratings?person=${person.slug}`,
				),
				onDemand: true,
			});
		entries.push({
			...action(
				`leave:${person.slug}`,
				`What if ${person.short} leaves`,
				'coverage',
				`${base}/coverage?leave=${person.slug}`,
				'coverage without them',
			),
			onDemand: true,
		});
		return entries;
	});
}

function appearance({ shortcuts }: ShellData): PaletteEntry[] {
	const look = (theme: Theme, label: string, icon: IconName): PaletteEntry => ({
		id: `theme:${theme}`,
		group: 'Actions',
		label,
		icon,
		theme,
		onDemand: true,
	});
	return [
		look('dark', 'Use the dark theme', 'moon'),
		look('light', 'Use the light theme', 'sun'),
		look('system', 'Let the theme follow the system', 'system'),
		{
			id: 'shortcuts',
			group: 'Actions',
			label: shortcuts ? 'Switch single-key shortcuts off' : 'Switch single-key shortcuts on',
			icon: 'settings',
			shortcuts: !shortcuts,
			onDemand: true,
		},
	];
}

function people({ team, people: all }: ShellData): PaletteEntry[] {
	if (!team) return [];
	return all.map((person) => ({
		id: `person:${person.slug}`,
		group: 'People',
		label: person.name,
		detail: personDetail(person),
		person,
		href: `/teams/${team.slug}/members/${person.slug}`,
	}));
}

/** Role and place; where the place is the role it is said once: "RE, at the bar". */
function personDetail({ role, place }: ShellPerson): string {
	return role === 'none' || place.startsWith(`${role},`) ? place : `${role}, ${place}`;
}

function skills({ team, skills: all, may }: ShellData): PaletteEntry[] {
	if (!team) return [];
	const base = `/teams/${team.slug}`;
	return all.map(({ id, name }) => ({
		id: `skill:${id}`,
		group: 'Skills',
		label: name,
		icon: may.rate ? 'rate' : 'coverage',
		href: may.rate ? `${base}/ratings?skill=${id}` : `${base}/coverage`,
		detail: may.rate ? 'rate the team' : 'who covers it',
		onDemand: true,
	}));
}

/** The pages of planning, which have no place of their own in the navigation. */
function planViews(team: string, may: ShellData['may']): PaletteEntry[] {
	const view = (id: string, label: string, detail: string, path: string): PaletteEntry => ({
		id: `view:${id}`,
		group: 'Views',
		label,
		detail,
		icon: 'plan',
		href: `${team}/${path}`,
	});
	return [
		...(may.plan
			? [
					view('departures', 'Departures', 'what each would cost', 'coverage/departures'),
					view('compare', 'Compare scenarios', 'up to three', 'hiring/compare'),
					view(
						'alternatives',
						'Alternatives',
						'other plans and their price',
						'hiring/alternatives',
					),
				]
			: []),
		...(may.hire ? [view('openings', 'Openings', 'roles to fill', 'hiring/openings')] : []),
	];
}

function views(shell: ShellData): PaletteEntry[] {
	const entries: PaletteEntry[] = teamViews(shell).map((view) => ({
		id: `view:${view.id}`,
		group: 'Views',
		label: view.label,
		icon: view.icon,
		href: view.href,
		keys: shell.shortcuts ? ['G', view.key.toUpperCase()] : undefined,
	}));
	if (shell.team) entries.push(...planViews(`/teams/${shell.team.slug}`, shell.may));
	if (shell.may.team && shell.teams.length > 1)
		entries.push({
			id: 'view:organisation',
			group: 'Views',
			label: 'All teams',
			icon: 'team',
			href: '/organisation',
		});
	if (shell.may.profile)
		entries.push({
			id: 'view:me',
			group: 'Views',
			label: 'My profile',
			icon: 'person',
			href: '/me',
		});
	entries.push({
		id: 'view:how',
		group: 'Views',
		label: 'How each number is computed',
		icon: 'help',
		href: '/how',
	});
	return entries;
}

function teams({ teams: all, team: current, may }: ShellData): PaletteEntry[] {
	if (!may.team) return [];
	return [
		...all
			.filter((team) => team.slug !== current?.slug)
			.map((team): PaletteEntry => ({
				id: `team:${team.slug}`,
				group: 'Teams',
				label: team.name,
				icon: 'team',
				href: `/teams/${team.slug}`,
				detail: team.demo ? 'demo' : undefined,
			})),
		{ id: 'teams', group: 'Teams', label: 'List of teams', icon: 'team', href: '/teams' },
	];
}

function settings({ may }: ShellData): PaletteEntry[] {
	const entry = (id: string, label: string, href: string): PaletteEntry => ({
		id: `settings:${id}`,
		group: 'Settings',
		label,
		icon: 'settings',
		href,
	});
	return [
		entry('account', 'Account, sessions and theme', '/settings/account'),
		may.accounts && entry('people', 'People and invitations', '/settings/people'),
		may.workspace && entry('workspace', 'Workspace and demo data', '/settings/workspace'),
		may.audit && entry('audit', 'Audit log', '/settings/audit'),
	].filter((item) => item !== false);
}

export interface PaletteHit {
	readonly entry: PaletteEntry;
	readonly group: PaletteGroup;
	/** The label cut where it matches, in order. */
	readonly parts: readonly { readonly text: string; readonly hit: boolean }[];
}

/** Most entries shown of each group. */
const PER_GROUP = 8;

/**
 * The entries that match what was typed, grouped, best first within a group. Every word must begin
 * a word of the label or stand inside one. `>` in front leaves the actions only. Nothing typed:
 * the recent entries, then all but those shown on demand.
 */
export function searchPalette(
	entries: readonly PaletteEntry[],
	typed: string,
	recent: readonly string[] = [],
): PaletteHit[] {
	const actionsOnly = typed.trimStart().startsWith('>');
	const words = fold(typed.replace(/^\s*>/, '')).split(/\s+/).filter(Boolean);
	const pool = actionsOnly ? entries.filter((entry) => entry.group === 'Actions') : entries;
	if (words.length === 0) {
		const byId = new Map(pool.map((entry) => [entry.id, entry]));
		const latest = recent.flatMap((id) => byId.get(id) ?? []).slice(0, 4);
		const rest = pool.filter(
			(entry) => (actionsOnly || !entry.onDemand) && !latest.some(({ id }) => id === entry.id),
		);
		return [
			...latest.map((entry) => toHit(entry, 'Recent', [])),
			...limited(rest.map((entry) => toHit(entry, entry.group, []))),
		];
	}
	const scored = pool.flatMap((entry) => {
		const score = scoreOf(fold(entry.label), words);
		return score === undefined ? [] : [{ entry, score }];
	});
	const order = [...new Set(pool.map((entry) => entry.group))];
	scored.sort(
		(a, b) => order.indexOf(a.entry.group) - order.indexOf(b.entry.group) || b.score - a.score,
	);
	return limited(scored.map(({ entry }) => toHit(entry, entry.group, words)));
}

function limited(hits: readonly PaletteHit[]): PaletteHit[] {
	const counts = new Map<PaletteGroup, number>();
	return hits.filter(({ group }) => {
		const count = (counts.get(group) ?? 0) + 1;
		counts.set(group, count);
		return count <= PER_GROUP;
	});
}

/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case without accents, one unit for one, so that positions still fit the label. */
function fold(text: string): string {
	return text
		.split('')
		.map((unit) => {
			const lower = unit.toLowerCase().normalize('NFD')[0] ?? unit;
			return PLAIN[lower] ?? lower;
		})
		.join('');
}

function scoreOf(label: string, words: readonly string[]): number | undefined {
	let score = 0;
	for (const word of words) {
		const at = find(label, word);
		if (at === undefined) return undefined;
		score += at === 0 ? 3 : label[at - 1] === ' ' ? 2 : 1;
	}
	return score;
}

function find(label: string, word: string): number | undefined {
	if (label.startsWith(word)) return 0;
	const start = label.indexOf(` ${word}`);
	if (start >= 0) return start + 1;
	const inside = label.indexOf(word);
	return inside >= 0 ? inside : undefined;
}

function toHit(entry: PaletteEntry, group: PaletteGroup, words: readonly string[]): PaletteHit {
	const label = fold(entry.label);
	const hit = new Array<boolean>(entry.label.length).fill(false);
	for (const word of words) {
		const at = find(label, word);
		if (at !== undefined) hit.fill(true, at, at + word.length);
	}
	const parts: { text: string; hit: boolean }[] = [];
	for (let i = 0; i < entry.label.length; i++) {
		const last = parts.at(-1);
		const char = entry.label[i] ?? '';
		if (last && last.hit === hit[i]) last.text += char;
		else parts.push({ text: char, hit: hit[i] ?? false });
	}
	return { entry, group, parts };
}
