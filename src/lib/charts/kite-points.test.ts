import { describe, expect, it } from 'vitest';
import { defaultFramework } from '$lib/domain/default-framework';
import { spectrum } from '$lib/domain/spectrum';
import { personMark } from '$lib/domain/spectrum-words';
import { kitePoints } from './kite-points';

function person(slug: string, ratings: Record<string, number>, rateFirst?: string) {
	const position = spectrum(defaultFramework, ratings);
	return {
		...{ id: `id-${slug}`, slug, name: slug, short: slug, role: 'RE' as const, ratings, rateFirst },
		...{ mark: personMark(position), spectrum: position },
		trap: { rule: 'order-taker', grade: 'watch' } as const,
	};
}

describe('points of the kite', () => {
	it('lead to the person and keep the trap; who is not placed on both sides is left out', () => {
		const points = kitePoints([person('ada', { sys: 4 }), person('bao', { sys: 4, exp: 1 })], '/t');
		expect(points).toHaveLength(1);
		expect(points[0]).toMatchObject({
			name: 'bao',
			href: '/t/members/bao',
			trap: { grade: 'watch' },
		});
	});

	it('say what to rate where too little is rated, unless a sentence is given', () => {
		const few = person('mo', { sys: 4, exp: 1 }, 'Statistics');
		expect(few.spectrum?.enough).toBe(false);
		expect(kitePoints([few], '')[0]?.sentence).toBe('Not enough ratings. Rate Statistics first.');
		expect(kitePoints([{ ...few, sentence: 'Told.' }], '')[0]?.sentence).toBe('Told.');
		const enough = person('al', { code: 4, theory: 2, stats: 2, product: 1 });
		expect(enough.spectrum?.enough).toBe(true);
		expect(kitePoints([enough], '')[0]?.sentence).toBeUndefined();
	});
});
