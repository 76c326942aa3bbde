import type { ShellData } from '$lib/domain/shell';
import type { IconName } from './icons';

/** One view of a team in the navigation. */
export interface View {
	readonly id: 'overview' | 'rate' | 'spectrum' | 'coverage' | 'plan';
	readonly label: string;
	readonly href: string;
	/** Second key of its shortcut, after G. */
	readonly key: string;
	readonly icon: IconName;
	/** Below 700 px the tab bar has room for four. */
	readonly tab: boolean;
}

/** The views of the current team that this person may open, in the order of the navigation. */
export function teamViews(shell: ShellData): View[] {
	if (shell.team === undefined || !shell.may.team) return [];
	const base = `/teams/${shell.team.slug}`;
	const views: (View & { readonly allowed: boolean })[] = [
		{
			id: 'overview',
			label: 'Overview',
			href: base,
			key: 'o',
			icon: 'overview',
			tab: true,
			allowed: true,
		},
		{
			id: 'rate',
			label: 'Rate',
			href: `${base}/ratings`,
			key: 'r',
			icon: 'rate',
			tab: true,
			allowed: shell.may.rate,
		},
		{
			id: 'spectrum',
			label: 'Spectrum',
			href: `${base}/spectrum`,
			key: 's',
			icon: 'spectrum',
			tab: true,
			allowed: shell.may.people,
		},
		{
			id: 'coverage',
			label: 'Coverage',
			href: `${base}/coverage`,
			key: 'c',
			icon: 'coverage',
			tab: !shell.may.plan,
			allowed: true,
		},
		{
			id: 'plan',
			label: 'Plan',
			href: `${base}/hiring`,
			key: 'p',
			icon: 'plan',
			tab: true,
			allowed: shell.may.plan,
		},
	];
	return views.filter((view) => view.allowed).map(({ allowed: _, ...view }) => view);
}

/** Whether a view is the one at this path; the overview only exactly, the others with what is below. */
export function isCurrent(view: Pick<View, 'id' | 'href'>, path: string): boolean {
	if (path === view.href) return true;
	return view.id !== 'overview' && path.startsWith(`${view.href}/`);
}
