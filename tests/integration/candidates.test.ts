import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamAccess, WorkspaceAccess } from '$lib/domain/access';
import type { CardAnswer } from '$lib/domain/hiring/scorecard';
import type { Level } from '$lib/domain/level';
import type { OpeningLevel } from '$lib/domain/hiring/opening';
import { auditPage } from '$lib/server/services/audit';
import {
	addCandidate,
	eraseCandidate,
	listCandidates,
	moveCandidate,
	refuseCandidate,
} from '$lib/server/services/candidates';
import { hireCandidate, type Hire } from '$lib/server/services/hiring';
import { BY_HAND } from '$lib/server/services/opening-origin';
import { createOpening, findOpening, setStatus } from '$lib/server/services/openings';
import { eraseDueEverywhere, setRetentionDays } from '$lib/server/services/retention';
import {
	askForCard,
	listAskable,
	listCards,
	listOwnCards,
	openOwnCard,
	saveCard,
} from '$lib/server/services/scorecards';
import { teamSnapshot } from '$lib/server/services/team-snapshot';
import { join, otherWorkspaceOwner, setUpOwner, teamOf } from './actors';
import { DATABASE_KINDS, freshDatabase, type TestDatabase } from './support';

const NOW = Date.UTC(2026, 10, 24, 9);
const DAY = 86_400_000;
const LEVELS: readonly OpeningLevel[] = [
	{ skill: 'stats', level: 4, must: true, why: 'Closes the only gap' },
	{ skill: 'exp', level: 4, must: false, why: '' },
];
const answer = (skill: string, level: Level | undefined, note = ''): CardAnswer => ({
	skill,
	level,
	confidence: 'seen',
	note,
	evidence: '',
});
const hireOf = (version: number, name: string, more: Partial<Hire> = {}): Hire => ({
	version,
	member: {
		name,
		email: undefined,
		title: 'Applied Scientist',
		role: 'AS',
		startedOn: '2027-01-04',
		share: 1,
	},
	note: '',
	withoutCards: false,
	...more,
});

describe.each(DATABASE_KINDS)('candidates on the %s database', (kind) => {
	let opened: TestDatabase;
	let owner: WorkspaceAccess;
	let access: TeamAccess;
	let first: WorkspaceAccess;
	let second: WorkspaceAccess;
	beforeAll(async () => {
		opened = await freshDatabase(kind);
		owner = await setUpOwner('demo');
		access = await teamOf(owner, 'ranking-and-recs');
		first = await join(owner, 'interviewer');
		second = await join(owner, 'interviewer');
	});
	afterAll(() => opened.dispose());

	const seat = () =>
		createOpening(
			access,
			{
				title: 'Applied Scientist',
				targetOn: undefined,
				intro: '',
				place: '',
				contact: '',
				note: '',
				levels: LEVELS,
			},
			BY_HAND,
		);
	async function add(opening: string, name: string): Promise<string> {
		const outcome = await addCandidate(access, opening, { name, email: undefined });
		if (outcome.kind !== 'saved') throw new Error(outcome.kind);
		return outcome.id;
	}
	async function item(opening: string, id: string, reader = access) {
		const found = (await listCandidates(reader, opening)).find((one) => one.id === id);
		if (!found) throw new Error('no such candidate');
		return found;
	}
	const ask = (opening: string, candidate: string, who: WorkspaceAccess) =>
		askForCard(access, {
			openingId: opening,
			candidateId: candidate,
			interviewerId: who.userId,
			skills: [],
			interviews: [],
		});
	async function cardOf(who: WorkspaceAccess, name: string): Promise<string> {
		const card = (await listOwnCards(who)).find(({ candidateName }) => candidateName === name);
		if (!card) throw new Error('no such card');
		return card.id;
	}
	const toOffer = async (opening: string, id: string) => {
		const { version } = await item(opening, id);
		expect(await moveCandidate(access, opening, id, { version, stage: 'offer' })).toEqual({
			kind: 'saved',
			id,
		});
		return version + 1;
	};
	const sentences = async () =>
		(await auditPage(owner, undefined, { kind: 'hiring' })).lines.map(({ sentence }) => sentence);

	it('move through the stages, and an older version moves nobody', async () => {
		const opening = await seat();
		const id = await add(opening, 'Ines Duarte');
		const move = (version: number, stage: 'screening' | 'offer') =>
			moveCandidate(access, opening, id, { version, stage });
		expect(await move(1, 'screening')).toEqual({ kind: 'saved', id });
		expect(await move(1, 'offer')).toEqual({ kind: 'conflict', stage: 'screening', version: 2 });
		expect(await move(2, 'screening')).toEqual({ kind: 'refused', stage: 'screening' });
		const refusal = { version: 2, stage: 'declined', note: 'Wanted a team lead' } as const;
		expect((await refuseCandidate(access, opening, id, refusal)).kind).toBe('saved');
		expect(await item(opening, id)).toMatchObject({ stage: 'declined', version: 3 });
		expect((await sentences()).slice(0, 3)).toEqual([
			'declined Ines Duarte for Applied Scientist',
			'moved Ines Duarte from applied to screening for Applied Scientist',
			'added Ines Duarte as a candidate for Applied Scientist',
		]);
	});

	it('are read by nobody of another team or workspace', async () => {
		const opening = await seat();
		const id = await add(opening, 'Somebody Else');
		const foreign = await teamOf(await otherWorkspaceOwner(owner), 'ranking-and-recs');
		expect(await listCandidates(foreign, opening)).toEqual([]);
		const move = { version: 1, stage: 'offer' } as const;
		expect(await moveCandidate(foreign, opening, id, move)).toEqual({ kind: 'missing' });
		expect(await eraseCandidate(foreign, opening, id)).toEqual({ kind: 'missing' });
		expect(await listCandidates(access, 'not an id')).toEqual([]);
		expect(await moveCandidate(access, opening, randomUUID(), move)).toEqual({ kind: 'missing' });
	});

	it('are judged blind: no card is read before one’s own is handed in, and no draft ever', async () => {
		const opening = await seat();
		const id = await add(opening, 'Kofi Mensah');
		expect((await ask(opening, id, first)).kind).toBe('asked');
		expect((await ask(opening, id, second)).kind).toBe('asked');
		expect((await ask(opening, id, first)).kind).toBe('asked-already');
		expect((await ask(opening, id, await join(owner, 'viewer', [access.team.id]))).kind).toBe(
			'unknown',
		);
		const card = await cardOf(first, 'Kofi Mensah');
		expect(await openOwnCard(second, card)).toBeUndefined();
		const half = { answers: [answer('stats', 5, 'Designed an A/A test')], note: '' };
		expect(await saveCard(second, card, 1, half, false)).toEqual({ kind: 'missing' });
		expect(await saveCard(first, card, 1, half, false)).toEqual({ kind: 'saved', version: 2 });
		expect(await saveCard(first, card, 1, half, false)).toEqual({ kind: 'conflict', version: 2 });
		expect((await listCards(access, opening, id)).cards.map(({ answers }) => answers)).toEqual([
			undefined,
			undefined,
		]);
		expect(await item(opening, id)).toMatchObject({ cardsAsked: 2, cardsHandedIn: 0, levels: {} });
		expect(await saveCard(first, card, 2, half, true)).toEqual({
			kind: 'incomplete',
			skills: ['exp'],
			version: 3,
		});
		const full = { answers: [...half.answers, answer('exp', undefined)], note: 'Clear' };
		expect(await saveCard(first, card, 3, full, true)).toEqual({ kind: 'handed-in' });
		expect(await saveCard(first, card, 4, half, false)).toEqual({ kind: 'closed', handedIn: true });
		expect((await openOwnCard(first, card))?.answers).toHaveLength(2);
		const blind = await openOwnCard(second, await cardOf(second, 'Kofi Mensah'));
		expect(blind?.others).toEqual([]);
		// The owner has no card of their own and reads what was handed in.
		expect(await item(opening, id)).toMatchObject({
			cardsHandedIn: 1,
			levels: { stats: 5, exp: undefined },
			hiddenUntilOwnCard: false,
		});
		// Asked for a card, the owner reads no other until it is handed in.
		expect((await ask(opening, id, owner)).kind).toBe('asked');
		const hidden = await listCards(access, opening, id);
		expect(hidden.hidden).toBe(true);
		expect(hidden.cards.filter(({ own, answers }) => !own && answers !== undefined)).toEqual([]);
		expect(JSON.stringify(hidden)).not.toContain('A/A test');
		expect(await item(opening, id)).toMatchObject({ levels: {}, hiddenUntilOwnCard: true });
		const own = await cardOf(owner, 'Kofi Mensah');
		const mine = { answers: [answer('stats', 3), answer('exp', 2)], note: '' };
		await saveCard(owner, own, 1, mine, false);
		expect((await item(opening, id)).levels).toEqual({ stats: 3, exp: 2 });
		expect(await saveCard(owner, own, 2, mine, true)).toEqual({ kind: 'handed-in' });
		expect((await item(opening, id)).levels).toEqual({ stats: 3, exp: 2 });
		expect(
			(await listCards(access, opening, id)).cards.filter(({ answers }) => answers),
		).toHaveLength(2);
		const others = (await openOwnCard(first, card))?.others ?? [];
		expect(others.map(({ answers }) => answers?.length)).toEqual([2]);
		expect((await sentences())[0]).toBe(
			'handed in a scorecard about Kofi Mensah for Applied Scientist',
		);
	});

	it('are asked about by default for the skills of the interviews of the kit', async () => {
		const opening = await findOpening(access, await seat());
		if (!opening) throw new Error('no such opening');
		const interviewer = { kind: 'account', id: first.userId } as const;
		const interviews = [{ title: 'Statistics', minutes: 60, skills: ['stats'], interviewer }];
		const askable = await listAskable(access, opening, interviews);
		expect(askable.find(({ id }) => id === first.userId)?.skills).toEqual(['stats']);
		expect(askable.find(({ id }) => id === second.userId)?.skills.toSorted()).toEqual([
			'exp',
			'stats',
		]);
	});

	it('become members with the medians as first ratings, and fill the opening', async () => {
		const opening = await seat();
		const id = await add(opening, 'Noor Haddad');
		await ask(opening, id, first);
		await ask(opening, id, second);
		const given = [
			[first, 4],
			[second, 5],
		] as const;
		for (const [who, level] of given) {
			const answers = [answer('stats', level), answer('exp', undefined)];
			await saveCard(who, await cardOf(who, 'Noor Haddad'), 1, { answers, note: '' }, true);
		}
		const early = await hireCandidate(access, opening, id, hireOf(1, 'Noor Haddad'), NOW);
		expect(early).toEqual({ kind: 'refused', stage: 'applied' });
		const version = await toOffer(opening, id);
		const taken = hireOf(version, 'Noor Haddad');
		const member = { ...taken.member, email: 'ada@example.org' };
		expect(await hireCandidate(access, opening, id, { ...taken, member }, NOW)).toEqual({
			kind: 'email-taken',
			holder: 'Ada Okafor',
		});
		expect((await hireCandidate(access, opening, id, taken, NOW)).kind).toBe('hired');
		const { people } = await teamSnapshot(access, NOW);
		const noor = people.find(({ name }) => name === 'Noor Haddad');
		expect(noor?.ratings).toMatchObject({ stats: 4 });
		expect(noor?.ratings['exp']).toBeUndefined();
		expect(await findOpening(access, opening)).toMatchObject({ status: 'filled', filledBy: id });
		expect((await sentences()).slice(0, 2)).toEqual([
			'set the role Applied Scientist from open to filled',
			'hired Noor Haddad for Applied Scientist, with 1 first rating',
		]);
	});

	it('are hired without a card only when that is said to be known', async () => {
		const opening = await seat();
		const id = await add(opening, 'Cardless');
		const version = await toOffer(opening, id);
		const hire = hireOf(version, 'Cardless Person');
		expect(await hireCandidate(access, opening, id, hire, NOW)).toEqual({ kind: 'no-cards' });
		const known = { ...hire, withoutCards: true };
		expect((await hireCandidate(access, opening, id, known, NOW)).kind).toBe('hired');
	});

	it('are hired once: of two at the same time one wins, and the other is told', async () => {
		const opening = await seat();
		const ids = [await add(opening, 'Left'), await add(opening, 'Right')];
		const before = (await teamSnapshot(access, NOW)).people.length;
		const hires = [];
		for (const id of ids) {
			const version = await toOffer(opening, id);
			hires.push({ id, hire: hireOf(version, `Hired ${id.slice(0, 4)}`, { withoutCards: true }) });
		}
		const outcomes = await Promise.all(
			hires.map(({ id, hire }) => hireCandidate(access, opening, id, hire, NOW)),
		);
		expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['hired', 'settled']);
		expect(outcomes).toContainEqual({ kind: 'settled', hired: true });
		expect((await teamSnapshot(access, NOW)).people).toHaveLength(before + 1);
	});

	it('are erased when their time has come, and the audit then names nobody', async () => {
		const opening = await seat();
		const gone = await add(opening, 'Gone Soon');
		const waits = await add(opening, 'Waits Still');
		await ask(opening, gone, first);
		const note = { version: 1, stage: 'declined', note: 'A private reason' } as const;
		await refuseCandidate(access, opening, gone, note);
		await setRetentionDays(owner, 30);
		await eraseDueEverywhere(Date.now() + 29 * DAY);
		expect((await item(opening, gone)).name).toBe('Gone Soon');
		await eraseDueEverywhere(Date.now() + 31 * DAY);
		expect(await item(opening, gone)).toMatchObject({ name: '', stage: 'declined', cardsAsked: 0 });
		expect(await item(opening, gone)).toMatchObject({ next: [], eraseAt: undefined });
		expect((await item(opening, waits)).name).toBe('Waits Still');
		expect(JSON.stringify(await auditPage(owner))).not.toMatch(/Gone Soon|A private reason/);
		expect((await sentences())[0]).toBe('erased a candidate after 30 days');
		// Nobody is sought any more: who was never decided about goes after the same time.
		expect((await eraseCandidate(access, opening, waits)).kind).toBe('refused');
		expect((await setStatus(access, opening, 1, 'closed')).kind).toBe('saved');
		expect((await item(opening, waits)).eraseAt).toBeDefined();
		expect((await eraseCandidate(access, opening, waits)).kind).toBe('saved');
		expect((await item(opening, waits)).name).toBe('');
	});
});
