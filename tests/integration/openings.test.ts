import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import type { OpeningLevel } from '$lib/domain/hiring/opening';
import * as openingRows from '$lib/server/repositories/openings';
import { auditPage } from '$lib/server/services/audit';
import { exportOpening } from '$lib/server/services/opening-export';
import { BY_HAND, plannedSeat } from '$lib/server/services/opening-origin';
import { openingView } from '$lib/server/services/opening-view';
import {
	createOpening,
	findOpening,
	listInterviewers,
	listOpenings,
	saveInterviews,
	saveLevels,
	saveOpening,
	setStatus,
	type Opening,
} from '$lib/server/services/openings';
import {
	createScenario,
	openPlanning,
	readDraft,
	removeScenario,
} from '$lib/server/services/planning';
import { archiveScenario } from '$lib/server/services/scenario-basis';
import { createTeam } from '$lib/server/services/teams';
import { join, otherWorkspaceOwner, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 24, 9);
const HYBRID = 'hire.hybrid-as.2027-03-01.100.185';
const LEVELS: readonly OpeningLevel[] = [
	{ skill: 'stats', level: 4, must: true, why: 'Closes the only gap' },
	{ skill: 'exp', level: 4, must: false, why: '' },
];
const DRAFT = {
	title: 'Applied Scientist',
	targetOn: '2027-03-01',
	intro: '',
	place: 'Lisbon',
	contact: 'jobs@example.org',
	note: '',
	levels: LEVELS,
};

describe.each(DATABASE_KINDS)('openings on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner, 'ranking-and-recs');
	});
	afterAll(() => opened.dispose());

	const make = (draft = DRAFT) => createOpening(access, draft, BY_HAND);
	async function read(id: string): Promise<Opening> {
		const opening = await findOpening(access, id);
		if (!opening) throw new Error('no such opening');
		return opening;
	}
	const latest = async () =>
		(await auditPage(owner, undefined, { kind: 'hiring' })).lines[0]?.sentence;

	it('come from a hire of a plan, with its levels and reasons, and remember the plan', async () => {
		const { context } = await openPlanning(access, NOW);
		const tokens = ['leave.bao-nguyen.2027-01-01', HYBRID];
		const { changes } = readDraft(tokens, context);
		const scenario = await createScenario(access, 'Without Bao', changes);
		const seat = await plannedSeat(access, { hire: HYBRID, scenario, changes: [] }, NOW);
		expect(seat).toMatchObject({
			title: 'Applied Scientist',
			startsOn: '2027-03-01',
			sentence:
				'This seat closes Coding and Statistics, narrows Systems and adds bench on Experimentation.',
			origin: { archetype: 'hybrid-as', planName: 'Without Bao', scenarioId: scenario },
		});
		const musts = seat?.levels.filter(({ must }) => must);
		expect(musts?.map(({ skill, why }) => [skill, why])).toEqual([
			['code', 'Closes a gap, today Ada alone'],
			['stats', 'Closes a gap, today Chidi alone'],
		]);
		const levels = seat?.levels.filter(({ asked }) => asked) ?? [];
		const id = await createOpening(access, { ...DRAFT, levels }, seat?.origin ?? BY_HAND);
		expect(await latest()).toBe('opened the role Applied Scientist from the plan Without Bao');
		expect(await read(id)).toMatchObject({
			scenarioId: scenario,
			planName: 'Without Bao',
			changeToken: HYBRID,
			version: 1,
			status: 'open',
		});
		await archiveScenario(access, scenario, true);
		await removeScenario(access, scenario, context);
		expect(await read(id)).toMatchObject({ scenarioId: undefined, planName: 'Without Bao' });
	});

	it('start from a draft that is not kept, and from nothing when the hire cannot be read', async () => {
		const grow = 'grow.dana-rosenberg.stats.4.2026-12-01';
		const seat = await plannedSeat(access, { hire: HYBRID, changes: [grow, HYBRID] }, NOW);
		expect(seat?.levels.filter(({ must }) => must)).toEqual([]);
		expect(seat?.origin).toMatchObject({ scenarioId: undefined, planName: '' });
		for (const hire of ['hire.gone', 'leave.bao-nguyen.2027-01-01', '']) {
			expect(await plannedSeat(access, { hire, changes: [] }, NOW)).toBeUndefined();
		}
		expect(await plannedSeat(access, { changes: [HYBRID] }, NOW)).toBeUndefined();
	});

	it('come from the second of two hires alike with what the first has closed already', async () => {
		const plan = { hire: HYBRID, changes: [HYBRID, HYBRID] };
		const musts = async (place?: number) =>
			(await plannedSeat(access, { ...plan, place }, NOW))?.levels
				.filter(({ must }) => must)
				.map(({ skill }) => skill);
		expect(await musts()).toEqual(['stats']);
		expect(await musts(0)).toEqual(['stats']);
		expect(await musts(1)).toEqual([]);
		expect(await musts(7)).toEqual(['stats']);
	});

	it('write a change once, count their version, and name what was changed', async () => {
		const id = await make();
		const more = { ...DRAFT, title: 'Applied Scientist, measurement', place: 'Remote' };
		expect(await saveOpening(access, id, 1, more)).toEqual({ kind: 'saved', version: 2 });
		expect(await latest()).toBe('changed title, place of the role Applied Scientist, measurement');
		expect(await saveOpening(access, id, 2, more)).toEqual({ kind: 'saved', version: 2 });
		const levels = LEVELS.map((level) => ({ ...level, must: true }));
		expect(await saveLevels(access, id, 2, levels)).toEqual({ kind: 'saved', version: 3 });
		expect(await latest()).toBe('changed levels of the role Applied Scientist, measurement');
		expect(await saveLevels(access, id, 3, [...levels].reverse())).toMatchObject({ version: 3 });
		const opening = await read(id);
		expect(opening.levels).toHaveLength(2);
		expect(opening.levels.every(({ must }) => must)).toBe(true);
	});

	it('give one of two concurrent changes and tell the other what stands', async () => {
		const id = await make();
		const outcomes = await Promise.all(
			['One', 'Two'].map((title) => saveOpening(access, id, 1, { ...DRAFT, title })),
		);
		expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['conflict', 'saved']);
		const conflict = outcomes.find((outcome) => outcome.kind === 'conflict');
		const { title, version } = await read(id);
		expect(conflict).toMatchObject({ theirs: { title, version: 2 } });
		expect(version).toBe(2);
		expect((await saveLevels(access, id, 1, LEVELS)).kind).toBe('conflict');
		expect((await setStatus(access, id, 1, 'closed')).kind).toBe('conflict');
		expect((await saveInterviews(access, id, 1, [])).kind).toBe('conflict');
	});

	it('move through their statuses, and are changed only while they are open or on hold', async () => {
		const id = await make();
		expect(await setStatus(access, id, 1, 'open')).toEqual({
			kind: 'refused',
			reason: 'unchanged',
		});
		expect(await setStatus(access, id, 1, 'on-hold')).toEqual({ kind: 'saved', version: 2 });
		expect(await latest()).toBe('set the role Applied Scientist from open to on-hold');
		expect((await saveLevels(access, id, 2, LEVELS.slice(0, 1))).kind).toBe('saved');
		expect((await setStatus(access, id, 3, 'filled')).kind).toBe('saved');
		expect((await read(id)).filledAt).toBeGreaterThan(0);
		expect(await saveOpening(access, id, 4, { ...DRAFT, title: 'Late' })).toEqual({
			kind: 'settled',
			status: 'filled',
		});
		expect((await setStatus(access, id, 4, 'open')).kind).toBe('saved');
		expect((await read(id)).filledAt).toBeUndefined();
	});

	it('stay filled by the candidate who was hired, once for two at a time', async () => {
		const id = await make();
		const candidates = [randomUUID(), randomUUID()];
		const { workspaceId } = owner;
		const key = { workspaceId, teamId: access.team.id };
		await opened.database.inWorkspace(workspaceId, async (tx) => {
			for (const candidate of candidates)
				await tx`
					insert into candidates (workspace_id, id, opening_id, name)
					values (${workspaceId}, ${candidate}, ${id}, 'Somebody')`;
		});
		const hire = (candidate: string) =>
			opened.database.inWorkspace(workspaceId, async (tx) => {
				const locked = await openingRows.findForUpdate(tx, key, id);
				if (locked?.status !== 'open') return 'refused';
				await openingRows.updateStatus(tx, key, id, 'filled', candidate);
				return 'hired';
			});
		const outcomes = await Promise.all(candidates.map(hire));
		expect([...outcomes].sort()).toEqual(['hired', 'refused']);
		expect((await read(id)).filledBy).toBe(candidates[outcomes.indexOf('hired')]);
		expect(await setStatus(access, id, 2, 'open')).toEqual({ kind: 'refused', reason: 'hired' });
	});

	it('keep interviews set by hand, in order, until the suggested ones are wanted back', async () => {
		const id = await make();
		const interviewer = await join(owner, 'interviewer');
		const [ada] = (await openPlanning(access, NOW)).team;
		const interviews = [
			{
				title: 'Second opinion',
				minutes: 45,
				skills: ['exp', 'stats'],
				interviewer: { kind: 'account' as const, id: interviewer.userId },
			},
			{
				title: 'Talk',
				minutes: 30,
				skills: ['stats'],
				interviewer: { kind: 'member' as const, id: ada?.id ?? '' },
			},
			{ title: 'Open', minutes: 30, skills: ['exp'], interviewer: undefined },
		];
		expect((await openingView(access, await read(id), NOW)).suggested).toBe(true);
		expect(await saveInterviews(access, id, 1, interviews)).toEqual({ kind: 'saved', version: 2 });
		expect(await latest()).toBe('set 3 interviews for the role Applied Scientist');
		const opening = await read(id);
		expect(opening.interviews).toEqual(interviews);
		const { kit, suggested } = await openingView(access, opening, NOW);
		expect(suggested).toBe(false);
		expect(kit.interviews.map(({ interviewerName }) => interviewerName)).toEqual([
			'A interviewer',
			'Ada',
			undefined,
		]);
		expect((await saveInterviews(access, id, 2, [])).kind).toBe('saved');
		expect((await openingView(access, await read(id), NOW)).kit.interviews).toHaveLength(1);
	});

	it('offer as interviewers no managers of other teams and nobody twice', async () => {
		expect((await createTeam(owner, 'Elsewhere')).kind).toBe('saved');
		const elsewhere = await teamOf(owner, 'elsewhere');
		const stranger = await join(owner, 'manager', [elsewhere.team.id]);
		const manager = await join(owner, 'manager', [access.team.id]);
		const [ada] = (await openPlanning(access, NOW)).team;
		const herself = await join(owner, 'interviewer', [], ada?.id);
		const ids = (await listInterviewers(access)).map(({ id }) => id);
		expect(ids).toContain(manager.userId);
		expect(ids).not.toContain(stranger.userId);
		expect(ids).not.toContain(herself.userId);
	});

	it('are nothing to another team or another workspace', async () => {
		const id = await make();
		const other = await otherWorkspaceOwner(owner);
		const foreign = [
			await teamOf(owner, 'elsewhere'),
			await teamOf(other, 'ranking-and-recs'),
			{ ...access, workspaceId: other.workspaceId },
		];
		for (const stranger of foreign) {
			expect(await findOpening(stranger, id)).toBeUndefined();
			expect(await saveOpening(stranger, id, 1, DRAFT)).toEqual({ kind: 'missing' });
			expect(await setStatus(stranger, id, 1, 'closed')).toEqual({ kind: 'missing' });
			const options = { forExcel: false, now: NOW };
			expect(await exportOpening(stranger, id, 'advert.md', options)).toBeUndefined();
			expect((await listOpenings(stranger)).map((opening) => opening.id)).not.toContain(id);
		}
		expect(await findOpening(access, 'not-an-id')).toBeUndefined();
		expect((await read(id)).version).toBe(1);
	});

	it('are listed with their musts and how many wait', async () => {
		const id = await make();
		const { workspaceId } = owner;
		await opened.database.inWorkspace(
			workspaceId,
			(tx) => tx`
				insert into candidates (workspace_id, id, opening_id, name, stage, decided_at, erased_at)
				values (${workspaceId}, ${randomUUID()}, ${id}, 'Ines', 'applied', null, null),
					(${workspaceId}, ${randomUUID()}, ${id}, 'Kofi', 'declined', now(), null),
					(${workspaceId}, ${randomUUID()}, ${id}, '', 'declined', now(), now())`,
		);
		const item = (await listOpenings(access)).find((opening) => opening.id === id);
		expect(item).toMatchObject({
			musts: ['stats'],
			waiting: 1,
			candidates: 2,
			targetOn: '2027-03-01',
		});
	});

	it('are exported as files that run nothing, and each export is on record', async () => {
		const id = await make({
			...DRAFT,
			title: '=Cmd("x") <script>alert(1)</script>',
			contact: '<img src=x onerror=y>',
		});
		await saveInterviews(access, id, 1, [
			{ title: '=HYPERLINK("http://x")', minutes: 60, skills: ['stats'] },
		]);
		const file = async (name: Parameters<typeof exportOpening>[2], forExcel = false) => {
			const exported = await exportOpening(access, id, name, { forExcel, now: NOW });
			if (!exported) throw new Error('nothing exported');
			return exported;
		};
		const html = await file('advert.html');
		expect(html).toMatchObject({
			type: 'text/html; charset=utf-8',
			name: 'cmd-x-script-alert-1-script-advert.html',
		});
		expect(html.text).not.toMatch(/<script|<img/);
		expect(html.text).toContain('Contact: &lt;img src=x onerror=y&gt;');
		const markdown = await file('advert.md');
		expect(markdown.text).toMatch(/^# =Cmd\("x"\) \\<script\\>/);
		expect(await latest()).toContain('exported advert.md of the role');
		const csv = await file('kit.csv', true);
		expect(csv.text.startsWith('\uFEFFInterview,')).toBe(true);
		const [head = [], row = []] = Papa.parse<string[]>(csv.text.slice(1)).data;
		expect(row[head.indexOf('Title')]).toBe('\'=HYPERLINK("http://x")');
		expect(row[head.indexOf('Minutes')]).toBe('60');
		const kit = await file('kit.md');
		expect(kit.text).toContain('### Statistics, level 4 asked, a must');
	});
});
