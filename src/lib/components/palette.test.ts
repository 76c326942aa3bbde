import { describe, expect, it } from 'vitest';
import { paletteEntries, searchPalette } from './palette';
import { shell } from './shell-example';

const entries = paletteEntries(shell);
const labels = (typed: string, recent: readonly string[] = []): string[] =>
	searchPalette(entries, typed, recent).map(({ entry }) => entry.label);

describe('the command palette', () => {
	it('finds what can be done with a person, then the person', () => {
		expect(labels('ada')).toEqual(['Rate Ada', 'What if Ada leaves', 'Ada Okafor']);
	});

	it('opens the page that the words promise', () => {
		const byLabel = new Map(entries.map((entry) => [entry.label, entry.href]));
		expect(byLabel.get('What if Ada leaves')).toBe(
			'/teams/ranking-and-recs/coverage?leave=ada-okafor',
		);
		expect(byLabel.get('Ada Okafor')).toBe('/teams/ranking-and-recs/members/ada-okafor');
		expect(byLabel.get('Open a role')).toBe('/teams/ranking-and-recs/hiring/openings/new');
		expect(byLabel.get('Openings')).toBe('/teams/ranking-and-recs/hiring/openings');
		expect(byLabel.get('Alternatives')).toBe('/teams/ranking-and-recs/hiring/alternatives');
		expect(byLabel.get('Departures')).toBe('/teams/ranking-and-recs/coverage/departures');
	});

	it('says of people what the other pages say, and the role once', () => {
		const [ada] = shell.people;
		if (ada === undefined) throw new Error('nobody');
		const detail = (role: 'RE' | 'AS' | 'none', place: string) =>
			paletteEntries({ ...shell, people: [{ ...ada, role, place }] }).find(
				({ group }) => group === 'People',
			)?.detail;
		expect(detail('RE', 'RE, at the bar')).toBe('RE, at the bar');
		expect(detail('AS', 'RE, at the bar')).toBe('AS, RE, at the bar');
		expect(detail('RE', 'leans RE, growing')).toBe('RE, leans RE, growing');
		expect(detail('RE', 'RE-shaped, early')).toBe('RE, RE-shaped, early');
		expect(detail('none', 'not enough ratings')).toBe('not enough ratings');
	});

	it('finds a skill and opens the grid at it', () => {
		const [hit] = searchPalette(entries, 'stat');
		expect(hit).toMatchObject({
			group: 'Skills',
			entry: { label: 'Statistics', href: '/teams/ranking-and-recs/ratings?skill=stats' },
		});
	});

	it('marks the letters that matched', () => {
		const [first] = searchPalette(entries, 'ada');
		expect(first?.parts).toEqual([
			{ text: 'Rate ', hit: false },
			{ text: 'Ada', hit: true },
		]);
	});

	it('finds names without their accents and in any case', () => {
		expect(labels('YILMAZ')).toEqual(['Emre Yılmaz']);
	});

	it('needs every word', () => {
		expect(labels('dark theme')).toEqual(['Use the dark theme']);
		expect(labels('dark nobody')).toEqual([]);
	});

	it('leaves actions only after a >', () => {
		const groups = new Set(searchPalette(entries, '> a').map(({ group }) => group));
		expect(groups).toEqual(new Set(['Actions']));
	});

	it('shows the recent entries first and none of those made for every person', () => {
		const hits = searchPalette(entries, '', ['person:ada-okafor', 'gone']);
		expect(hits[0]).toMatchObject({ group: 'Recent', entry: { label: 'Ada Okafor' } });
		expect(hits.map(({ entry }) => entry.label)).not.toContain('Rate Ada');
		expect(hits.filter(({ entry }) => entry.id === 'person:ada-okafor')).toHaveLength(1);
	});

	it('offers nothing that the person may not do', () => {
		const narrow = paletteEntries({
			...shell,
			people: [],
			may: {
				...shell.may,
				people: false,
				rate: false,
				plan: false,
				hire: false,
				edit: false,
				create: false,
				import: false,
				export: false,
				accounts: false,
				workspace: false,
				audit: false,
				profile: false,
			},
		});
		expect(narrow.filter(({ group }) => group === 'Views').map(({ label }) => label)).toEqual([
			'Overview',
			'Coverage',
			'All teams',
			'How each number is computed',
		]);
		expect(narrow.filter(({ group }) => group === 'Settings')).toHaveLength(1);
		expect(narrow.some(({ href }) => href?.includes('import'))).toBe(false);
	});
});
