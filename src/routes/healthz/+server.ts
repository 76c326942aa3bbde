import { text } from '@sveltejs/kit';

/** Says that the process answers; it never touches the database. */
export function GET(): Response {
	return text('ok\n', { headers: { 'cache-control': 'no-store' } });
}
