import { PlannerError } from '$lib/server/planner/planner';

/** The solver was busy or crashed, or the limits allow no plan at all; asking again is safe. */
export interface Unavailable {
	readonly kind: 'unavailable';
	readonly message: string;
}

/** Runs a task; what goes wrong with the planner's thread becomes words. */
export async function withPlanner<T>(task: () => Promise<T>): Promise<T | Unavailable> {
	try {
		return await task();
	} catch (error) {
		if (!(error instanceof PlannerError)) throw error;
		return {
			kind: 'unavailable',
			message:
				error.reason === 'busy'
					? 'Other plans are being computed. Try again in a moment.'
					: 'The planner had to start again. Try once more.',
		};
	}
}
