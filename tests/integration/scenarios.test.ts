import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import type { Change } from '$lib/domain/planning/scenario';
import { planner } from '$lib/server/planner/planner';
import { auditPage } from '$lib/server/services/audit';
import { suggestPlan } from '$lib/server/services/plan-suggestion';
import {
	createScenario,
	duplicateScenario,
	findScenario,
	listScenarios,
	openPlanning,
	openScenario,
	readDraft,
	removeScenario,
	saveScenario,
	storedScenario,
} from '$lib/server/services/planning';
import { archiveScenario, movedText, rebaseScenario } from '$lib/server/services/scenario-basis';
import { planningView } from '$lib/server/services/planning-view';
import { createTeam } from '$lib/server/services/teams';
import { otherWorkspaceOwner, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 23, 9);
const free = {
	nice: [],
	headcount: undefined,
	budget: undefined,
	deadline: undefined,
	growth: true,
	survive: false,
};

describe.each(DATABASE_KINDS)('planning on %s', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner, 'ranking-and-recs');
	});
	afterAll(async () => {
		await opened.dispose();
	});

	const base = () => openPlanning(access, NOW);
	const draft = async (...tokens: string[]): Promise<readonly Change[]> =>
		readDraft(tokens, (await base()).context).changes;
	const HYBRID = 'hire.hybrid-as.2027-03-01.100.185';

	it('shows what one hire does to the demo team', async () => {
		const view = planningView(await base(), await draft(HYBRID));
		expect(view.headline).toBe(
			'One hybrid leaning AS closes the only gap. The worst departure then costs 4 points, not 9.',
		);
		expect(
			view.figures.map(({ now, scenario, difference }) => [now, scenario, difference]),
		).toEqual([
			['8 of 9', '9 of 9', '+1'],
			['', '1', 'Statistics'],
			['', '0', 'none'],
			['96.25%', '100%', '+3.75 pts'],
			['87.5%', '96.25%', '+8.75 pts'],
			['3', '2', '\u22121'],
			['1', '2', '+1'],
			['3 : 3', '4 : 3', '+1 AS'],
			['€0', '€185k', '+€185k'],
			['', 'Jun 2027', 'in 7 months'],
		]);
		expect(view.atText).toBe('1 Jun 2027');
		const stats = view.requirements.find(({ skill }) => skill === 'stats');
		expect(stats).toMatchObject({
			difference: 'closes the gap',
			now: { who: ['Chidi'] },
			scenario: { who: ['Chidi', 'New hire'] },
		});
	});

	it('shows the ramp on the first day of a hire, one level down', async () => {
		const view = planningView(await base(), await draft(HYBRID), { at: '2027-03-01' });
		expect(view.atText).toBe('1 Mar 2027');
		expect(view.figures[0]?.scenario).toBe('8 of 9');
	});

	it('suggests the cheapest plan with its reason, proved', async () => {
		const outcome = await suggestPlan(await base(), [], free);
		expect(outcome).toMatchObject({
			kind: 'plan',
			plan: {
				title: '€24k and 8 months: growing one person meets every requirement.',
				proof: 'Proved: no cheaper plan does this.',
				open: [],
				changes: [{ title: 'Fay: Statistics 3 \u2192 4', gain: '+3.75' }],
			},
		});
		if (outcome.kind !== 'plan') return;
		expect(outcome.plan.changes[0]?.sentence).toBe(
			'Closes Statistics. Dana or Ada could do the same for the same price; least hangs on Fay.',
		);
	});

	it('plans on top of what the draft already has', async () => {
		const outcome = await suggestPlan(await base(), await draft(HYBRID), free);
		expect(outcome).toMatchObject({
			plan: { title: 'Nothing to add: the team meets every requirement.', changes: [] },
		});
		const left = await draft('leave.bao-nguyen.2027-02-01');
		const after = await suggestPlan(await base(), left, { ...free, growth: false });
		expect(after).toMatchObject({ kind: 'plan', plan: { open: [] } });
	});

	it('pays for nothing that is only nice to have, and says that it stays open', async () => {
		const outcome = await suggestPlan(await base(), [], { ...free, nice: ['stats'] });
		expect(outcome).toMatchObject({
			plan: {
				title: 'Nothing to add: the team meets every must.',
				changes: [],
				open: [{ name: 'Statistics @4', missing: '1 person short, nice to have' }],
				why: undefined,
			},
		});
	});

	it('keeps the mix within a band, and says when it cannot', async () => {
		const more = { ...free, mix: { low: 1.3, high: 99 } };
		const outcome = await suggestPlan(await base(), [], more);
		if (outcome.kind !== 'plan') throw new Error('no plan');
		// Three lean each way today: 1.3 AS for each RE takes one more AS.
		expect(outcome.plan.changes.map(({ title }) => title)).toEqual(['Hire an AS at the bar']);
		expect(outcome.plan.open).toEqual([]);
		expect(await suggestPlan(await base(), [], { ...more, headcount: 0 })).toMatchObject({
			kind: 'unavailable',
			message: 'No plan keeps to all of these limits: the mix is out of their reach.',
		});
	});

	it('names what stays open and the limit that stands in the way', async () => {
		const outcome = await suggestPlan(await base(), [], { ...free, budget: 20 });
		expect(outcome).toMatchObject({
			kind: 'plan',
			plan: {
				open: [{ name: 'Statistics @4', missing: '1 person short' }],
				why: 'What stands in the way: the budget. A budget of €24k closes Statistics.',
				changes: [],
			},
		});
		const together = await suggestPlan(await base(), [], {
			...free,
			budget: 100,
			headcount: 0,
			deadline: 6,
			survive: true,
		});
		expect(together.kind === 'plan' && together.plan.open.length).toBeGreaterThan(0);
	});

	it('keeps a scenario, finds it again, and copies it', async () => {
		const changes = await draft(HYBRID, 'grow.fay-lindqvist.stats.4.2026-12-01');
		const id = await createScenario(access, 'Plan B', changes);
		const { context } = await base();
		const found = await findScenario(access, id, context);
		expect(found).toMatchObject({ name: 'Plan B', version: 1, lost: 0, changes: 2 });
		expect(readDraft(found?.tokens ?? [], context).changes).toEqual(changes);
		const copy = await duplicateScenario(access, id);
		expect((await listScenarios(access)).map(({ name }) => name)).toEqual([
			'Plan B',
			'Plan B, copy',
		]);
		expect(await findScenario(access, copy ?? '', context)).toMatchObject({ changes: 2 });
	});

	it('overwrites nothing that somebody else saved in between', async () => {
		const { context } = await base();
		const id = await createScenario(access, 'Shared', []);
		const mine = await draft(HYBRID);
		expect(await saveScenario(access, { id, version: 1, changes: mine })).toEqual({
			kind: 'saved',
			version: 2,
		});
		expect(await saveScenario(access, { id, version: 1, name: 'Late' })).toMatchObject({
			kind: 'conflict',
			name: 'Shared',
		});
		expect(await findScenario(access, id, context)).toMatchObject({
			name: 'Shared',
			changes: 1,
			version: 2,
		});
	});

	it('archives before it deletes, returns what brings it back, and writes it all to the audit', async () => {
		const { context } = await base();
		const id = await createScenario(access, 'Short-lived', await draft(HYBRID));
		expect(await removeScenario(access, id, context)).toBeUndefined();
		expect(await archiveScenario(access, id, true)).toBe('Short-lived');
		expect(await archiveScenario(access, id, true)).toBeUndefined();
		expect((await listScenarios(access)).map((one) => one.id)).not.toContain(id);
		expect((await listScenarios(access, { archived: true })).map((one) => one.id)).toEqual([id]);
		expect(await findScenario(access, id, context)).toMatchObject({ archived: true });
		expect(await archiveScenario(access, id, false)).toBe('Short-lived');
		expect(await archiveScenario(access, id, true)).toBe('Short-lived');
		expect(await removeScenario(access, id, context)).toEqual({
			name: 'Short-lived',
			tokens: [HYBRID],
		});
		expect(await findScenario(access, id, context)).toBeUndefined();
		expect(await removeScenario(access, id, context)).toBeUndefined();
		expect(await findScenario(access, 'not-an-id', context)).toBeUndefined();
		const { lines } = await auditPage(owner);
		const actions = lines.filter((line) => line.subjectId === id).map((line) => line.action);
		expect(actions).toEqual([
			'scenario.delete',
			'scenario.archive',
			'scenario.restore',
			'scenario.archive',
			'scenario.create',
		]);
	});

	it('says what has moved since, and stands on the team of the day once it is rebased', async () => {
		const id = await createScenario(access, 'Before', await draft(HYBRID));
		const moved = async () => movedText(access, (await storedScenario(access, id))?.basis);
		expect(await moved()).toEqual([]);
		await opened.database.inWorkspace(access.workspaceId, async (tx) => {
			await tx`
				update current_ratings set level = 4 where skill = 'stats' and member_id = (
					select id from members where slug = 'dana-rosenberg' and workspace_id = ${access.workspaceId})
					and workspace_id = ${access.workspaceId}`;
			await tx`
				update members set archived_at = now()
				where slug = 'emre-yilmaz' and workspace_id = ${access.workspaceId}`;
		});
		expect(await moved()).toEqual(['Emre left', 'Dana’s Statistics 3 → 4']);
		expect(await rebaseScenario(access, id, 7)).toMatchObject({ kind: 'conflict', name: 'Before' });
		expect(await rebaseScenario(access, id, 1)).toEqual({
			kind: 'rebased',
			moved: ['Emre left', 'Dana’s Statistics 3 → 4'],
		});
		expect(await moved()).toEqual([]);
		const { context } = await base();
		expect(await findScenario(access, id, context)).toMatchObject({ version: 2, changes: 1 });
		const { lines } = await auditPage(owner);
		expect(lines[0]?.sentence).toBe('put the plan Before on the team of the day, 2 differences');
		await opened.database.inWorkspace(access.workspaceId, async (tx) => {
			await tx`
				update members set archived_at = null
				where slug = 'emre-yilmaz' and workspace_id = ${access.workspaceId}`;
		});
		expect(await movedText(access, undefined)).toEqual([]);
	});

	it('brings in people of teams that the account sees, and keeps nothing of them', async () => {
		await createTeam(owner, 'Speech');
		const speech = await teamOf(owner, 'speech');
		await opened.database.inWorkspace(access.workspaceId, async (tx) => {
			const member = randomUUID();
			await tx`
				insert into members (workspace_id, id, slug, name)
				values (${access.workspaceId}, ${member}, 'mei-tan', 'Mei Tan')`;
			await tx`
				insert into team_members (workspace_id, team_id, member_id)
				values (${access.workspaceId}, ${speech.team.id}, ${member})`;
			await tx`
				insert into current_ratings (workspace_id, member_id, skill, level, raters, version)
				values (${access.workspaceId}, ${member}, 'stats', 5, 1, 1)`;
		});
		const tokens = ['join.mei-tan.60.2027-02-01', 'move.bao-nguyen.speech.2027-03-01'];
		const opening = await openPlanning(access, NOW, { tokens, choices: true });
		expect(opening.elsewhere.choices).toContainEqual({
			slug: 'mei-tan',
			name: 'Mei Tan',
			team: 'Speech',
		});
		const { changes } = readDraft(tokens, opening.context);
		expect(changes).toMatchObject([
			{ kind: 'join', name: 'Mei', share: 0.6, ratings: { stats: 5 } },
			{ kind: 'move', team: 'speech', share: 1 },
		]);
		const view = planningView(opening, changes);
		expect(view.changes.map(({ title }) => title)).toEqual([
			'Mei joins, 60%',
			'Bao moves to Speech',
		]);
		const stats = view.requirements.find(({ skill }) => skill === 'stats');
		expect(stats?.scenario.who).toContain('Mei');

		const id = await createScenario(access, 'With Mei', changes);
		const stored = await storedScenario(access, id);
		expect(stored?.stored[0]).toMatchObject({ kind: 'join', name: '', ratings: {} });
		const mine = await openPlanning(access, NOW, { stored: stored?.stored });
		expect(stored && openScenario(stored, mine.context)).toMatchObject({ tokens, lost: 0 });

		const manager = { ...access, role: 'manager' as const, teamIds: [access.team.id] };
		const theirs = await openPlanning(manager, NOW, { stored: stored?.stored, choices: true });
		expect(theirs.elsewhere).toEqual({ teams: [], people: [], choices: [] });
		expect(stored && openScenario(stored, theirs.context)).toMatchObject({
			tokens: tokens.slice(1),
			lost: 1,
		});
	});

	it('keeps scenarios to their team and their workspace', async () => {
		const { context } = await base();
		const id = await createScenario(access, 'Private', []);
		await createTeam(owner, 'Vision');
		const vision = await teamOf(owner, 'vision');
		expect(await findScenario(vision, id, context)).toBeUndefined();
		expect(await saveScenario(vision, { id, version: 1, name: 'Taken' })).toEqual({
			kind: 'missing',
		});
		const other = await otherWorkspaceOwner(owner);
		const foreign = { ...(await teamOf(other, 'ranking-and-recs')), team: access.team };
		expect(await findScenario(foreign, id, context)).toBeUndefined();
		expect(await duplicateScenario(foreign, id)).toBeUndefined();
		expect(await listScenarios(foreign)).toEqual([]);
	});
});

afterAll(async () => {
	await planner().close();
});
