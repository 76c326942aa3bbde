import type { SessionInfo, SignedInUser } from '$lib/server/auth/lucia';
import type { WorkspaceStanding } from '$lib/server/auth/guard';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Id under which an unexpected error was logged. */
			id?: string;
		}
		interface Locals {
			/** Id of this request, written into the audit and the log. */
			requestId: string;
			/** The session and its account; both present or both absent. */
			session?: SessionInfo;
			user?: SignedInUser;
			/** Place in the current workspace, read once a request; see `server/auth/guard.ts`. */
			standing?: Promise<WorkspaceStanding | undefined>;
			/** Chosen theme; `system` follows the device. */
			theme: 'light' | 'dark' | 'system';
			/** Whether single-key shortcuts are on. */
			shortcuts: boolean;
		}
	}
}

export {};
