import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { kiteBars } from '$lib/charts/kite';
import { kitePicture } from '$lib/charts/kite-picture';
import { teamCoverage } from '$lib/domain/coverage';
import { defaultFramework } from '$lib/domain/default-framework';
import { DEMO_TEAM, demoRatings } from '$lib/domain/demo-team';
import { presetById } from '$lib/domain/presets';
import CoverageOfNeed from './CoverageOfNeed.svelte';
import TeamTraps from './TeamTraps.svelte';
import WherePeopleStand from './WherePeopleStand.svelte';

const { skills } = defaultFramework;
const team = DEMO_TEAM.members.map((member) => ({
	id: member.slug,
	name: member.name,
	share: member.share,
	ratings: demoRatings(member),
}));
const requirements = (preset: string) =>
	teamCoverage(team, presetById(preset)?.requirements ?? []).requirements;
const plain = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

function coverage(view: 'radar' | 'bars' | 'table', unconfirmed: string[] = [], core = true) {
	const rows = requirements('frontier').filter((row) => core || row.skill !== 'core');
	return render(CoverageOfNeed, {
		props: {
			...{ skills, requirements: rows, unconfirmed, view, sentence: 'A sentence.' },
			hrefFor: (to: string) => `?coverage=${to}`,
		},
	}).body;
}

describe('coverage of need', () => {
	it('says under the radar what has no spoke on it, and that it is short', () => {
		const words = plain(coverage('radar'));
		expect(words).toMatch(/Not on the radar: .*Core 0\/4 @4/);
		expect(coverage('radar')).toContain('aria-label="short"');
		expect(plain(coverage('radar', [], false))).not.toContain('Not on the radar');
	});

	it('has all it draws as a table, the core included', () => {
		const table = coverage('table');
		expect(table).toContain('<table');
		expect(plain(table)).toMatch(/Core 4 0 4/);
		expect(table).toContain('href="?coverage=bars"');
	});

	it('names what is met only through ratings in doubt, in each view', () => {
		expect(plain(coverage('radar', ['swe']))).toContain('met, unconfirmed: Engineering background');
		expect(plain(coverage('bars', ['swe']))).toContain('met, unconfirmed');
		expect(plain(coverage('table', ['swe']))).toContain('met, unconfirmed');
		expect(plain(coverage('radar'))).not.toContain('unconfirmed');
	});
});

describe('where people stand', () => {
	it('is a kite or its table, each at an address', () => {
		const bars = kiteBars(defaultFramework);
		const picture = bars && kitePicture([], bars, ['overview']);
		const draw = (view: 'kite' | 'table') =>
			render(WherePeopleStand, {
				props: {
					...{ people: [], picture, base: '/teams/t', sentence: 'A sentence.', view },
					hrefFor: (to: string) => `?people=${to}`,
				},
			}).body;
		expect(draw('kite')).toContain('<figure');
		expect(draw('kite')).toContain('href="?people=table"');
		expect(draw('table')).toContain('Nobody has a rating on both sides yet.');
		expect(draw('table')).not.toContain('<figure');
	});
});

describe('traps of the team', () => {
	it('carry name, reason, what clears them and one action', () => {
		const words = plain(
			render(TeamTraps, {
				props: {
					traps: [
						{
							rule: 'infra-bottleneck',
							people: ['c'],
							reason: 'Three lean AS, one leans RE.',
							clears: 'Clears at two AS for each RE.',
							action: 'Hire an RE.',
						},
					],
				},
			}).body,
		);
		expect(words).toContain(
			'Infra bottleneck Three lean AS, one leans RE. Clears at two AS for each RE. Hire an RE.',
		);
	});
});
