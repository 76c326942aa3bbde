/** The words of the three steps of importance, 1 to 3. */
export const IMPORTANCE_WORDS = ['nice to have', 'important', 'critical'] as const;

/** The word of an importance in 1 to 3; anything beyond takes the nearest. */
export function importanceWord(importance: number): string {
	const step = Math.min(3, Math.max(1, Math.round(importance)));
	return IMPORTANCE_WORDS[step - 1] ?? 'important';
}
