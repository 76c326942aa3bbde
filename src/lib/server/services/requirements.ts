/** What a team needs: one requirement at a time, or all of them from a preset. */
import type { TeamAccess } from '$lib/domain/access';
import type { Requirement } from '$lib/domain/coverage';
import type { SkillId } from '$lib/domain/framework';
import type { StoredRequirement } from '$lib/domain/team';
import { database } from '$lib/server/db/client';
import type { Tx } from '$lib/server/db/client';
import * as audit from '$lib/server/repositories/audit';
import * as requirements from '$lib/server/repositories/requirements';
import type { TeamKey } from '$lib/server/repositories/requirements';

export type SaveOutcome =
	| { readonly kind: 'saved'; readonly version: number }
	/** Someone else wrote in between. */
	| ({ readonly kind: 'conflict' } & Standing);

/** What stands where a write was refused, and who wrote it. */
export interface Standing {
	/** Absent when the requirement was removed. */
	readonly theirs?: StoredRequirement;
	/** Name of the person who changed it last; absent when that is not known. */
	readonly by?: string;
	/** When, ms UTC. */
	readonly at?: number;
}

const keyOf = (access: TeamAccess): TeamKey => ({
	workspaceId: access.workspaceId,
	teamId: access.team.id,
});

/** A requirement without its version, which is what presets and the audit speak of. */
function bare({ skill, level, need, importance }: Requirement) {
	return { skill, level, need, importance };
}

function record(
	tx: Tx,
	access: TeamAccess,
	action: string,
	before: audit.JsonValue,
	after: audit.JsonValue,
): Promise<void> {
	return audit.insert(tx, access, {
		action,
		subjectType: 'team',
		subjectId: access.team.id,
		before,
		after,
	});
}

async function conflict(
	tx: Tx,
	key: TeamKey,
	skill: SkillId,
	theirs: StoredRequirement | undefined,
): Promise<SaveOutcome> {
	const last = await requirements.findLastChange(tx, key, skill);
	return { kind: 'conflict', theirs, by: last?.by, at: last?.at.getTime() };
}

/**
 * The version of a requirement that is added: one that no earlier one on the same skill can have
 * had, so that what was removed and added again is not taken for what somebody saw. A version
 * counts up with a change, and every change is in the audit.
 */
async function newVersion(tx: Tx, key: TeamKey): Promise<number> {
	return (await requirements.countChanges(tx, key)) + 1;
}

/** The same need, whatever the version. */
function sameNeed(a: Requirement, b: Requirement): boolean {
	return a.level === b.level && a.need === b.need && a.importance === b.importance;
}

/**
 * Writes one requirement. `basedOn` is the version the person saw, 0 for a new one: when it is
 * no longer the version in force nothing is written and the outcome carries what stands there.
 * Where the wanted values stand already there is nothing to write and nothing to ask.
 */
export async function saveRequirement(
	access: TeamAccess,
	wanted: Requirement,
	basedOn: number,
): Promise<SaveOutcome> {
	return database().inWorkspace<SaveOutcome>(access.workspaceId, async (tx) => {
		const key = keyOf(access);
		const current = await requirements.get(tx, key, wanted.skill);
		if (current && sameNeed(current, wanted)) return { kind: 'saved', version: current.version };
		if ((current?.version ?? 0) !== basedOn) return conflict(tx, key, wanted.skill, current);
		const version = current ? basedOn + 1 : await newVersion(tx, key);
		if (current) await requirements.update(tx, key, wanted);
		else if (!(await requirements.insert(tx, key, wanted, version))) {
			const theirs = await requirements.get(tx, key, wanted.skill);
			return conflict(tx, key, wanted.skill, theirs);
		}
		await record(tx, access, 'requirement.save', current && bare(current), bare(wanted));
		return { kind: 'saved', version };
	});
}

/** Removes the requirement on a skill; a version that has moved on is a conflict. */
export async function removeRequirement(
	access: TeamAccess,
	skill: SkillId,
	basedOn: number,
): Promise<SaveOutcome> {
	return database().inWorkspace<SaveOutcome>(access.workspaceId, async (tx) => {
		const key = keyOf(access);
		const current = await requirements.get(tx, key, skill);
		if (!current) return { kind: 'saved', version: 0 };
		if (current.version !== basedOn) return conflict(tx, key, skill, current);
		await requirements.remove(tx, key, skill);
		await record(tx, access, 'requirement.remove', bare(current), undefined);
		return { kind: 'saved', version: 0 };
	});
}

/**
 * Replaces everything the team needs: a preset that was previewed, or the list that stood before
 * one (undo). Returns what stood before, so that the caller can offer the way back.
 * `basedOn` holds the version of every requirement the person saw; anything else is a conflict.
 */
export async function replaceRequirements(
	access: TeamAccess,
	wanted: readonly Requirement[],
	options: { readonly preset?: string; readonly basedOn: Readonly<Record<SkillId, number>> },
): Promise<
	| { readonly kind: 'replaced'; readonly before: readonly Requirement[]; readonly preset?: string }
	| { readonly kind: 'conflict' }
> {
	return database().inWorkspace(access.workspaceId, async (tx) => {
		const key = keyOf(access);
		const current = await requirements.list(tx, key);
		const seen = Object.keys(options.basedOn).length;
		const moved = current.some((row) => options.basedOn[row.skill] !== row.version);
		if (moved || current.length !== seen) return { kind: 'conflict' as const };
		const keep = new Set(wanted.map((row) => row.skill));
		for (const row of current)
			if (!keep.has(row.skill)) await requirements.remove(tx, key, row.skill);
		const known = new Set(current.map((row) => row.skill));
		const version = await newVersion(tx, key);
		for (const row of wanted) {
			if (known.has(row.skill)) await requirements.update(tx, key, row);
			else await requirements.insert(tx, key, row, version);
		}
		await requirements.setPreset(tx, key, options.preset);
		const before = current.map(bare);
		await record(tx, access, 'requirements.replace', before, wanted.map(bare));
		return { kind: 'replaced' as const, before, preset: access.team.preset };
	});
}
