import { formulaNotes } from '$lib/domain/formulas';
import { requireWorkspace } from '$lib/server/auth/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireWorkspace(event, 'account.edit');
	return { notes: formulaNotes() };
};
