import * as v from 'valibot';
import { WORKSPACE_ROLES } from '$lib/domain/access';

/** Fewest characters of a password, any kind. */
export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 200;

const trimmed = v.pipe(v.string(), v.trim());

export const emailSchema = v.pipe(
	trimmed,
	v.toLowerCase(),
	v.nonEmpty('Enter an e-mail address.'),
	v.maxLength(254, 'An e-mail address has at most 254 characters.'),
	v.regex(
		/^[^\s@]+@[^\s@]+$/,
		'This does not look like an e-mail address, such as mara@example.org.',
	),
);

export const personNameSchema = v.pipe(
	trimmed,
	v.nonEmpty('Enter a name.'),
	v.maxLength(200, 'A name has at most 200 characters.'),
);

export const workspaceNameSchema = v.pipe(
	trimmed,
	v.nonEmpty('Enter a name for the workspace.'),
	v.maxLength(200, 'A name has at most 200 characters.'),
);

/** Length in characters as people count them. */
const lengthOf = (text: string): number => [...text].length;

/** What is missing of a new password. */
function shortfall(text: string): string {
	const missing = MIN_PASSWORD - lengthOf(text);
	return `At least ${MIN_PASSWORD} characters, any kind. ${missing} to go.`;
}

export const newPasswordSchema = v.pipe(
	v.string(),
	v.check(
		(text) => lengthOf(text) >= MIN_PASSWORD,
		({ input }) => shortfall(input),
	),
	v.maxLength(MAX_PASSWORD, `A password has at most ${MAX_PASSWORD} characters.`),
	v.check((text) => new Set(text).size > 3, 'Use more than three different characters.'),
);

/** A password as it is typed at sign-in: no rules, but no novels to hash either. */
const givenPasswordSchema = v.pipe(
	v.string(),
	v.nonEmpty('Enter your password.'),
	v.maxLength(MAX_PASSWORD, `A password has at most ${MAX_PASSWORD} characters.`),
);

export const signInSchema = v.object({ email: emailSchema, password: givenPasswordSchema });

export const setupSchema = v.object({
	workspace: workspaceNameSchema,
	name: personNameSchema,
	email: emailSchema,
	password: newPasswordSchema,
	start: v.optional(v.picklist(['empty', 'demo']), 'empty'),
});

export const acceptSchema = v.object({ name: personNameSchema, password: newPasswordSchema });

export const resetSchema = v.object({ password: newPasswordSchema });

export const profileSchema = v.object({ name: personNameSchema });

export const passwordSchema = v.object({ current: givenPasswordSchema, next: newPasswordSchema });

export const idSchema = v.pipe(v.string(), v.uuid());

const roleSchema = v.picklist(WORKSPACE_ROLES, 'Choose a role.');
const memberSchema = v.pipe(
	v.optional(v.string(), ''),
	v.union([v.literal(''), idSchema]),
	v.transform((id) => (id === '' ? undefined : id)),
);

export const invitationSchema = v.object({
	email: emailSchema,
	role: roleSchema,
	teams: v.array(idSchema),
	member: memberSchema,
});

export const roleChangeSchema = v.object({
	user: idSchema,
	role: roleSchema,
	teams: v.array(idSchema),
	member: memberSchema,
});

export const workspaceSchema = v.object({ name: workspaceNameSchema });

export const newWorkspaceSchema = v.object({
	name: workspaceNameSchema,
	start: v.optional(v.picklist(['empty', 'demo']), 'empty'),
});
