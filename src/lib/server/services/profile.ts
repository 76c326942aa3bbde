import type { WorkspaceAccess } from '$lib/domain/access';
import { database } from '$lib/server/db/client';
import * as profiles from '$lib/server/repositories/profiles';

/**
 * What a person may read of themselves: name, title, role and teams of the member that their
 * account is linked to; `undefined` without such a link. Ratings are left out as long as none have
 * been released to the person.
 */
export async function ownProfile(
	access: WorkspaceAccess,
): Promise<profiles.ProfileRow | undefined> {
	const { memberId, workspaceId } = access;
	if (!memberId) return undefined;
	return await database().inWorkspace(workspaceId, (tx) =>
		profiles.find(tx, workspaceId, memberId),
	);
}
