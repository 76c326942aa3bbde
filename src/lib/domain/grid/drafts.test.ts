import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_SAID, handedOver, typedInto } from './drafts.ts';
import type { Saying } from './drafts.ts';

const said: Saying = { note: 'Helped', evidence: 'https://example.org/1', tags: ['ablations'] };

test('a field that says again what is saved is no draft any more', () => {
	const typing = typedInto(undefined, 'note', 'Helped o', said);
	expect(typing).toEqual({ note: 'Helped o' });
	const both = typedInto(typing, 'evidence', '', said);
	expect(both).toEqual({ note: 'Helped o', evidence: '' });
	expect(typedInto(both, 'note', 'Helped', said)).toEqual({ evidence: '' });
	expect(typedInto(typing, 'note', 'Helped', said)).toBeUndefined();
});

test('note and link are handed over together, trimmed, beside what they were', () => {
	expect(handedOver({ note: ' Led it ', evidence: '' }, said)).toEqual({
		after: { note: 'Led it', evidence: '' },
		before: { note: 'Helped', evidence: 'https://example.org/1' },
	});
});

test('a link that is none stays behind as it was typed, and the note goes', () => {
	expect(handedOver({ note: 'Led it', evidence: ' example.org ' }, NOTHING_SAID)).toEqual({
		after: { note: 'Led it' },
		before: { note: '' },
		rest: { evidence: ' example.org ' },
	});
});

test('spaces around the same words change nothing and leave no draft', () => {
	expect(handedOver({ note: 'Helped ' }, said)).toEqual({});
});

test('what was refused is not handed over again until it is typed into', () => {
	const refused = { note: 'Led it', refused: true } as const;
	expect(handedOver(refused, said)).toEqual({ rest: refused });
	const again = typedInto(refused, 'note', 'Led it.', said);
	expect(again).toEqual({ note: 'Led it.' });
	expect(handedOver({ note: 'Led it.' }, said).after).toEqual({ note: 'Led it.' });
});

test('no text is lost: what is typed is handed over, stays a draft, or is what is saved', () => {
	fc.assert(
		fc.property(
			fc.string(),
			fc.oneof(fc.string(), fc.constantFrom(' https://example.org/1 ', 'ftp://x', 'https://')),
			fc.string().map((text) => text.trim()),
			(note, evidence, savedNote) => {
				const { after, rest } = handedOver(
					{ note, evidence },
					{ ...NOTHING_SAID, note: savedNote },
				);
				expect(after?.note ?? savedNote).toBe(note.trim());
				expect(rest?.evidence ?? after?.evidence ?? '').toBe(
					rest === undefined ? evidence.trim() : evidence,
				);
			},
		),
	);
});
