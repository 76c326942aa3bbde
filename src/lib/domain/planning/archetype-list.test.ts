import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFramework } from '../default-framework.ts';
import { MAX_ARCHETYPES, copyArchetype, dropArchetype, putArchetype } from './archetype-list.ts';
import type { ArchetypeEdit } from './archetype-list.ts';
import { archetype, archetypes, isArchetypeId } from './archetypes.ts';
import type { Archetype } from './archetypes.ts';

const list = archetypes(defaultFramework);
const given = { label: 'ML engineer', ratings: { code: 4 }, cost: 140, leadMonths: 2 };
const changed = (edit: ArchetypeEdit): readonly Archetype[] =>
	edit.kind === 'changed' ? edit.archetypes : [];

describe('the kinds of hire of a workspace', () => {
	it('take a new one at the end, with a slug of its own and its words', () => {
		const edit = putArchetype(list, given);
		expect(edit).toMatchObject({ kind: 'changed', id: 'ml-engineer' });
		expect(changed(edit).at(-1)).toMatchObject({ id: 'ml-engineer', name: 'an ML engineer' });
	});

	it('are edited in place, and keep their id under another name', () => {
		const edit = putArchetype(list, { ...given, label: 'AS, senior' }, 'as');
		expect(changed(edit).map(({ id }) => id)).toEqual(list.map(({ id }) => id));
		expect(changed(edit)[1]).toMatchObject({ id: 'as', label: 'AS, senior', cost: 140 });
	});

	it('have no name twice, whatever its case and spaces, but may keep their own', () => {
		expect(putArchetype(list, { ...given, label: '  as  AT the bar' })).toEqual({
			kind: 'name-taken',
			by: 'AS at the bar',
		});
		expect(putArchetype(list, { ...given, label: 'Junior' }, 'as').kind).toBe('name-taken');
		expect(putArchetype(list, { ...given, label: 'Junior' }, 'junior').kind).toBe('changed');
	});

	it('are copied right behind under a name of their own, again and again', () => {
		const once = changed(copyArchetype(list, 'junior'));
		const twice = changed(copyArchetype(once, 'junior'));
		expect(twice.slice(-3).map(({ label }) => label)).toEqual([
			'junior',
			'junior, copy 2',
			'junior, copy',
		]);
		expect(new Set(twice.map(({ id }) => id)).size).toBe(twice.length);
		const long = { ...list[0], label: 'x'.repeat(60) } as Archetype;
		expect(changed(copyArchetype([long], long.id))[1]?.label.length).toBeLessThanOrEqual(60);
	});

	it('never end with nothing left', () => {
		let left = list;
		for (const { id } of list.slice(1)) left = changed(dropArchetype(left, id));
		expect(left.map(({ id }) => id)).toEqual(['re']);
		expect(dropArchetype(left, 're')).toEqual({ kind: 'last' });
	});

	it('say so when one is gone, or when there are too many', () => {
		expect(putArchetype(list, given, 'nobody')).toEqual({ kind: 'missing' });
		expect(copyArchetype(list, 'nobody')).toEqual({ kind: 'missing' });
		expect(dropArchetype(list, 'nobody')).toEqual({ kind: 'missing' });
		const full = Array.from({ length: MAX_ARCHETYPES }, (_, i) =>
			archetype({
				id: `k${String(i)}`,
				label: `kind ${String(i)}`,
				ratings: {},
				cost: 0,
				leadMonths: 0,
			}),
		);
		expect(putArchetype(full, given)).toEqual({ kind: 'too-many' });
		expect(copyArchetype(full, 'k0')).toEqual({ kind: 'too-many' });
	});

	it('always get an id that an address can carry, and none that means a profile of one’s own', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
				(labels) => {
					let kinds: readonly Archetype[] = list;
					for (const label of [...labels, 'own', 'Own!'])
						kinds =
							changed(putArchetype(kinds, { ...given, label })).length > 0
								? changed(putArchetype(kinds, { ...given, label }))
								: kinds;
					expect(kinds.map(({ id }) => id).filter((id) => !isArchetypeId(id))).toEqual([]);
					expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
				},
			),
			{ numRuns: 60 },
		);
	});
});
