import { applyAction } from '$app/forms';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import type { RequirementEdits } from '$lib/components/coverage/requirement-edits.svelte';
import type { RowRefusal } from '$lib/components/coverage/row-outcome';
import { showToast } from '$lib/components/toasts.svelte';
import type { SkillId } from '$lib/domain/framework';
import type { StoredRequirement } from '$lib/domain/team';
import { sendRequirement } from './send';

interface Page {
	readonly address: string;
	readonly edits: RequirementEdits;
	/** What the page has loaded. */
	readonly stored: () => readonly StoredRequirement[];
	readonly nameOf: (skill: SkillId) => string;
	/** Loads anew what stands. */
	readonly refresh: () => Promise<void>;
	/** A row is gone from the table. */
	readonly gone: () => void;
}

const NO_ANSWER = 'No answer from the server. Nothing was changed, try again.';

/** What the forms that add and remove a row do where script runs: the page stays as it is. */
export function rowForms(page: Page): { onadd: SubmitFunction; onremove: SubmitFunction } {
	/** Loads what stands and shows at the row why nothing was written. */
	async function refused(result: ActionResult): Promise<void> {
		if (result.type === 'redirect') return applyAction(result);
		if (result.type !== 'failure') return void showToast(NO_ANSWER);
		await page.refresh();
		const { row, message } = (result.data ?? {}) as { row?: RowRefusal; message?: string };
		if (row) page.edits.refused(page.stored(), row);
		else showToast(message ?? NO_ANSWER);
	}

	async function putBack(row: StoredRequirement): Promise<void> {
		const outcome = await sendRequirement(page.address, { ...row, version: 0 });
		await page.refresh();
		if (outcome.kind === 'conflict') {
			const values = { ...texts(row), version: '0' };
			const { skill } = row;
			page.edits.refused(page.stored(), {
				skill,
				wish: 'save',
				values,
				conflict: outcome.conflict,
			});
		} else if (outcome.kind !== 'saved') showToast(NO_ANSWER);
	}

	return {
		onadd:
			() =>
			async ({ result }) => {
				if (result.type === 'success') await page.refresh();
				else await refused(result);
			},
		onremove: ({ formData }) => {
			const skill = formData.get('skill');
			const stored = page.stored().find((one) => one.skill === skill);
			// What was saved a moment ago may not have come back with the page's data yet.
			const row = stored && page.edits.shown(stored);
			return async ({ result }) => {
				if (result.type !== 'success') return refused(result);
				if (typeof skill === 'string') page.edits.drop(skill);
				await page.refresh();
				page.gone();
				if (row === undefined) return;
				showToast(`${page.nameOf(row.skill)} removed`, {
					action: { label: 'Undo', run: () => void putBack(row) },
				});
			};
		},
	};
}

function texts({ level, need, importance, version }: StoredRequirement) {
	return {
		level: String(level),
		need: String(need),
		importance: String(importance),
		version: String(version),
	};
}
