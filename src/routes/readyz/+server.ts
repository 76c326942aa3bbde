import { text } from '@sveltejs/kit';
import { checkDatabase } from '$lib/server/services/readiness';

/** Says that requests can be served: the database answers. 503 when it does not. */
export async function GET(): Promise<Response> {
	await checkDatabase();
	return text('ready\n', { headers: { 'cache-control': 'no-store' } });
}
