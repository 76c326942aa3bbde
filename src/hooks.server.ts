import { building } from '$app/environment';
import { sequence } from '@sveltejs/kit/hooks';
import { handleHeaders, handleSecurity } from '$lib/server/auth/hooks';
import { bodyLimit, discardUnreadBodies } from '$lib/server/body-limit';
import { cleanInput } from '$lib/server/clean-input';
import { headEveryAnswer } from '$lib/server/auth/every-answer';
import { start } from '$lib/server/lifecycle';
import { canonicalOrigin, compress, reportError, requestId, unavailable } from '$lib/server/http';

export async function init(): Promise<void> {
	if (building) return;
	headEveryAnswer();
	discardUnreadBodies();
	await start();
}

export const handle = sequence(
	requestId,
	compress,
	handleHeaders,
	unavailable,
	bodyLimit,
	canonicalOrigin,
	cleanInput,
	handleSecurity,
);

export const handleError = reportError;
