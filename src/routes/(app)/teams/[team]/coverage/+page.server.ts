import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import type { RowRefusal } from '$lib/components/coverage/row-outcome';
import { reach } from '$lib/domain/access';
import { coverageBoard } from '$lib/domain/coverage-board';
import { axisRequirements, presetById } from '$lib/domain/presets';
import { textFields } from '$lib/schemas/form';
import {
	removeRequirementForm,
	requirementForm,
	requirementList,
	versionsBySkill,
} from '$lib/schemas/requirement';
import { requireTeam } from '$lib/server/auth/guard';
import {
	removeRequirement,
	replaceRequirements,
	saveRequirement,
} from '$lib/server/services/requirements';
import { teamBoard } from '$lib/server/services/team-snapshot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireTeam(event, 'team.view');
	event.depends('app:coverage');
	const takenAt = Date.now();
	return {
		teamName: access.team.name,
		presetName: presetById(access.team.preset)?.name,
		takenAt,
		board: await teamBoard(access, takenAt, 'coverage', coverageBoard),
		mayEdit: reach(access.role, 'team.need') !== undefined,
		mayPlan: reach(access.role, 'team.plan') !== undefined,
	};
};

const MOVED = 'Someone changed the requirements in the meantime. The page shows what stands now.';

export const actions: Actions = {
	save: async (event) => {
		const access = await requireTeam(event, 'team.need');
		const form = await event.request.formData();
		const values = textFields(form, ['skill', 'level', 'need', 'importance', 'version']);
		const parsed = v.safeParse(requirementForm, values);
		const asked = { skill: values.skill, wish: 'save', values } as const;
		if (!parsed.success) {
			const issues = v.flatten(parsed.issues).nested ?? {};
			return fail(400, { row: { ...asked, issues } satisfies RowRefusal });
		}
		const { version, ...requirement } = parsed.output;
		const outcome = await saveRequirement(access, requirement, version);
		if (outcome.kind === 'conflict') {
			const { theirs, by, at } = outcome;
			return fail(409, { row: { ...asked, conflict: { theirs, by, at } } satisfies RowRefusal });
		}
		return { version: outcome.version };
	},
	remove: async (event) => {
		const access = await requireTeam(event, 'team.need');
		const form = await event.request.formData();
		const values = textFields(form, ['skill', 'level', 'need', 'importance', 'version']);
		const parsed = v.safeParse(removeRequirementForm, values);
		if (!parsed.success) return fail(400, { message: 'Reload the page and try again.' });
		const { skill, version } = parsed.output;
		const outcome = await removeRequirement(access, skill, version);
		if (outcome.kind === 'conflict') {
			const { theirs, by, at } = outcome;
			const row = { skill, wish: 'remove', values, conflict: { theirs, by, at } } as const;
			return fail(409, { row: row satisfies RowRefusal });
		}
		return { removed: skill };
	},
	preset: async (event) => {
		const access = await requireTeam(event, 'team.need');
		const data = await event.request.formData();
		const preset = presetById(String(data.get('preset') ?? ''));
		const basedOn = v.safeParse(versionsBySkill, data.get('basedOn'));
		if (!preset || !basedOn.success) return fail(400, { message: 'Choose a preset.' });
		const core = data.get('core') === 'on';
		const outcome = await replaceRequirements(
			access,
			core ? preset.requirements : axisRequirements(preset.requirements),
			{ preset: preset.id, basedOn: basedOn.output },
		);
		if (outcome.kind === 'conflict') return fail(409, { message: MOVED });
		return { applied: preset.name, undo: { before: outcome.before, preset: outcome.preset } };
	},
	/** Puts back the requirements that stood before a preset. */
	restore: async (event) => {
		const access = await requireTeam(event, 'team.need');
		const data = await event.request.formData();
		const before = v.safeParse(requirementList, data.get('before'));
		const basedOn = v.safeParse(versionsBySkill, data.get('basedOn'));
		const preset = presetById(String(data.get('preset') ?? ''));
		if (!before.success || !basedOn.success) return fail(400, { message: 'Nothing to put back.' });
		const outcome = await replaceRequirements(access, before.output, {
			preset: preset?.id,
			basedOn: basedOn.output,
		});
		if (outcome.kind === 'conflict') return fail(409, { message: MOVED });
		return { restored: true };
	},
};
