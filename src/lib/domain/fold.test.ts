import { describe, expect, it } from 'vitest';
import { fold, freeSlug, slugify } from './fold.ts';

describe('fold', () => {
	it('takes names for the same that differ in case, accents and spaces only', () => {
		expect(fold('Cara  Díaz ')).toBe(fold('cara diaz'));
		expect(fold('Emre Yılmaz')).toBe(fold('EMRE YILMAZ'));
		expect(fold('İnci Şahin')).toBe('inci sahin');
		expect(fold('Jonas Weiß')).toBe('jonas weiss');
		expect(fold('Zoë O’Neill')).toBe("zoe o'neill");
	});
});

describe('a slug', () => {
	it('is made of plain letters, digits and dashes', () => {
		expect(slugify('Ranking & Recs', 'team')).toBe('ranking-recs');
		expect(slugify('Zoë O’Neill', 'person')).toBe('zoe-oneill');
		expect(slugify('王小明', 'person')).toBe('person');
		expect(slugify('x'.repeat(300), 'person')).toHaveLength(60);
	});

	it('gets a number when it is taken', () => {
		expect(freeSlug('Ada', 'person', new Set())).toBe('ada');
		expect(freeSlug('Ada', 'person', new Set(['ada', 'ada-2']))).toBe('ada-3');
	});
});
