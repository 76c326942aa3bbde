import { safeParse } from 'valibot';
import { auditKind } from '$lib/domain/audit-kinds';
import { idSchema } from '$lib/schemas/account';
import { requireWorkspace } from '$lib/server/auth/guard';
import { auditActors, auditPage } from '$lib/server/services/audit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const access = await requireWorkspace(event, 'workspace.audit');
	const { searchParams } = event.url;
	const before = Number(searchParams.get('before') ?? '');
	const beforeId = Number.isSafeInteger(before) && before > 0 ? before : undefined;
	const actor = safeParse(idSchema, searchParams.get('who'));
	const actorId = actor.success ? actor.output : undefined;
	const kind = auditKind(searchParams.get('what'));
	return {
		...(await auditPage(access, beforeId, { actorId, kind })),
		first: beforeId === undefined,
		actors: await auditActors(access),
		who: actorId ?? '',
		what: kind ?? '',
	};
};
