import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { mayAnywhere } from '$lib/domain/access';
import { countWord } from '$lib/domain/format';
import type { PlanningSettings } from '$lib/domain/planning/settings';
import { money } from '$lib/domain/planning/words';
import { textFields } from '$lib/schemas/form';
import {
	currencyCodes,
	NUMBER_FIELDS,
	parseArchetype,
	parseNumbers,
} from '$lib/schemas/planning-settings';
import { requireWorkspace } from '$lib/server/auth/guard';
import {
	duplicateArchetype,
	openSettings,
	removeArchetype,
	resetSettings,
	saveArchetype,
	saveNumbers,
	type SettingsOutcome,
} from '$lib/server/services/planning-settings';
import type { Actions, PageServerLoad } from './$types';
import {
	archetypeValues,
	differingArchetype,
	differingNumbers,
	numberValues,
	type Values,
} from './form-values';

const HOME = '/settings/planning';

const CURRENCY_NAMES = new Intl.DisplayNames('en', { type: 'currency' });

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'team.plan');
	const { settings, framework, version, edited } = await openSettings(access, Date.now());
	const { searchParams } = event.url;
	const chosen = searchParams.get('edit');
	const editing = settings.archetypes.find(({ id }) => id === chosen);
	const may = mayAnywhere(access, 'workspace.settings');
	return {
		may,
		version,
		edited,
		lead: leadOf(settings),
		numbers: numberValues(settings),
		skills: framework.skills.map(({ id, name, short, re, as }) => ({ id, name, short, re, as })),
		archetypes: settings.archetypes.map(({ id, label, ratings, cost, leadMonths }) => ({
			id,
			label,
			levels: framework.skills.map((skill) => ratings[skill.id]),
			cost: money(cost, settings.currency),
			leadMonths,
		})),
		open: !may
			? undefined
			: editing
				? { id: editing.id, label: editing.label, values: archetypeValues(editing) as Values }
				: searchParams.has('add')
					? { id: '', label: '', values: {} as Values }
					: undefined,
		currencies: may
			? currencyCodes.map((code) => ({ code, name: CURRENCY_NAMES.of(code) ?? code }))
			: [],
		done: DONE[searchParams.get('done') ?? ''],
	};
};

function leadOf({ currency, archetypes }: PlanningSettings): string {
	const kinds = archetypes.length === 1 ? 'kind' : 'kinds';
	return `Plans count in ${CURRENCY_NAMES.of(currency) ?? currency}, with ${countWord(archetypes.length)} ${kinds} of hire.`;
}

const DONE: Readonly<Record<string, string | undefined>> = {
	added: 'Added.',
	saved: 'Saved.',
	removed: 'Removed. Scenarios that hire it keep it as it was.',
	reset: 'Back to the defaults.',
};

const guard = (event: RequestEvent) => requireWorkspace(event, 'workspace.settings');

/** The version a form was based on; −1, which no settings have, for anything else. */
const versionOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : -1);

async function allText(event: RequestEvent): Promise<Record<string, string>> {
	const form = await event.request.formData();
	return textFields(form, [...new Set(form.keys())]);
}

const REFUSALS = {
	'too-many': 'There are as many kinds of hire as there may be.',
	last: 'At least one kind of hire has to stay.',
	missing: 'This kind of hire is gone. Somebody removed it.',
} as const;

function conflictIn(
	section: 'numbers' | 'archetype' | 'list',
	outcome: Extract<SettingsOutcome, { kind: 'conflict' }>,
) {
	const { by, at } = outcome;
	return { section, conflict: { by, at } };
}

export const actions: Actions = {
	numbers: async (event) => {
		const access = await guard(event);
		const values = await allText(event);
		const parsed = parseNumbers(textOf(values));
		if (!parsed.ok) return fail(400, { section: 'numbers', issues: parsed.issues, values });
		const outcome = await saveNumbers(access, parsed.output, versionOf(values['version'] ?? ''));
		if (outcome.kind === 'conflict') {
			const now = await openSettings(access, Date.now());
			return fail(409, {
				...conflictIn('numbers', outcome),
				values,
				version: now.version,
				differing: differingNumbers(numberValues(now.settings), values),
			});
		}
		redirect(303, `${HOME}?done=saved`);
	},

	archetype: async (event) => {
		const access = await guard(event);
		const values = await allText(event);
		const id = values['id'] === '' ? undefined : values['id'];
		const now = await openSettings(access, Date.now());
		const parsed = parseArchetype(values, now.framework.skills);
		if (!parsed.ok) return fail(400, { section: 'archetype', issues: parsed.issues, values });
		const version = versionOf(values['version'] ?? '');
		const outcome = await saveArchetype(access, parsed.output, { id, version });
		if (outcome.kind === 'conflict') {
			const after = await openSettings(access, Date.now());
			const theirs = after.settings.archetypes.find((one) => one.id === id);
			return fail(409, {
				...conflictIn('archetype', outcome),
				values,
				version: after.version,
				differing:
					theirs && differingArchetype(after.framework.skills, archetypeValues(theirs), values),
			});
		}
		if (outcome.kind === 'name-taken') {
			const issues = { label: `There is a kind called “${outcome.by}” already.` };
			return fail(400, { section: 'archetype', issues, values });
		}
		if (outcome.kind !== 'saved')
			return fail(400, { section: 'archetype', issues: { '': REFUSALS[outcome.kind] }, values });
		redirect(303, `${HOME}?done=${id === undefined ? 'added' : 'saved'}#kinds`);
	},

	duplicate: async (event) => {
		const access = await guard(event);
		const { id, version } = textFields(await event.request.formData(), ['id', 'version']);
		const outcome = await duplicateArchetype(access, id, versionOf(version));
		if (outcome.kind === 'saved') redirect(303, `${HOME}?edit=${outcome.id ?? ''}#kind`);
		return refusedInList(outcome);
	},

	remove: async (event) => {
		const access = await guard(event);
		const { id, version } = textFields(await event.request.formData(), ['id', 'version']);
		const outcome = await removeArchetype(access, id, versionOf(version));
		if (outcome.kind === 'saved') redirect(303, `${HOME}?done=removed#kinds`);
		return refusedInList(outcome);
	},

	reset: async (event) => {
		const access = await guard(event);
		const { part, version } = textFields(await event.request.formData(), ['part', 'version']);
		if (part !== 'numbers' && part !== 'archetypes') error(404, 'There is nothing to reset.');
		const outcome = await resetSettings(access, part, versionOf(version));
		if (outcome.kind === 'saved')
			redirect(303, `${HOME}?done=reset${part === 'archetypes' ? '#kinds' : ''}`);
		return refusedInList(outcome);
	},
};

function textOf(values: Readonly<Record<string, string>>) {
	return Object.fromEntries(NUMBER_FIELDS.map((field) => [field, values[field] ?? ''])) as Record<
		(typeof NUMBER_FIELDS)[number],
		string
	>;
}

function refusedInList(outcome: Exclude<SettingsOutcome, { kind: 'saved' }>) {
	if (outcome.kind === 'conflict') return fail(409, conflictIn('list', outcome));
	const message = outcome.kind === 'name-taken' ? 'This name is taken.' : REFUSALS[outcome.kind];
	return fail(400, { section: 'list' as const, issues: { '': message } });
}
