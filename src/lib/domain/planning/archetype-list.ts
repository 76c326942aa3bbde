/** Editing the kinds of hire of a workspace: names told apart, never none left. */
import { freeSlug, slugify } from '../fold.ts';
import { OWN_PROFILE, archetype } from './archetypes.ts';
import type { Archetype, ArchetypeId } from './archetypes.ts';

/** More kinds than this nobody chooses among. */
export const MAX_ARCHETYPES = 30;
/** Longest label. */
export const MAX_LABEL = 60;

export type ArchetypeEdit =
	| {
			readonly kind: 'changed';
			readonly archetypes: readonly Archetype[];
			readonly id: ArchetypeId;
	  }
	/** Another kind has this name; case and surrounding space do not tell names apart. */
	| { readonly kind: 'name-taken'; readonly by: string }
	| { readonly kind: 'too-many' }
	/** The only one left cannot go. */
	| { readonly kind: 'last' }
	| { readonly kind: 'missing' };

const spoken = (label: string) => label.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');

function named(list: readonly Archetype[], label: string): Archetype | undefined {
	return list.find((one) => spoken(one.label) === spoken(label));
}

/** Puts an archetype in the place of the one with its id, or at the end without one. */
export function putArchetype(
	list: readonly Archetype[],
	given: Pick<Archetype, 'label' | 'ratings' | 'cost' | 'leadMonths'>,
	id?: ArchetypeId,
): ArchetypeEdit {
	if (id !== undefined && !list.some((one) => one.id === id)) return { kind: 'missing' };
	const same = named(list, given.label);
	if (same && same.id !== id) return { kind: 'name-taken', by: same.label };
	if (id !== undefined)
		return {
			kind: 'changed',
			id,
			archetypes: list.map((one) => (one.id === id ? archetype({ ...given, id }) : one)),
		};
	if (list.length >= MAX_ARCHETYPES) return { kind: 'too-many' };
	const fresh = freeId(list, given.label);
	return { kind: 'changed', id: fresh, archetypes: [...list, archetype({ ...given, id: fresh })] };
}

/** The kind again under a name of its own, right after it: "junior, copy", then "junior, copy 2". */
export function copyArchetype(list: readonly Archetype[], id: ArchetypeId): ArchetypeEdit {
	const at = list.findIndex((one) => one.id === id);
	const source = list[at];
	if (!source) return { kind: 'missing' };
	if (list.length >= MAX_ARCHETYPES) return { kind: 'too-many' };
	const stem = source.label.slice(0, MAX_LABEL - ', copy 99'.length).trimEnd();
	let label = `${stem}, copy`;
	for (let n = 2; named(list, label); n++) label = `${stem}, copy ${String(n)}`;
	const copy = archetype({ ...source, id: freeId(list, label), label });
	return { kind: 'changed', id: copy.id, archetypes: list.toSpliced(at + 1, 0, copy) };
}

/** The list without one of its kinds. */
export function dropArchetype(list: readonly Archetype[], id: ArchetypeId): ArchetypeEdit {
	if (!list.some((one) => one.id === id)) return { kind: 'missing' };
	const archetypes = list.filter((one) => one.id !== id);
	return archetypes.length === 0 ? { kind: 'last' } : { kind: 'changed', archetypes, id };
}

function freeId(list: readonly Archetype[], label: string): ArchetypeId {
	const taken = new Set([...list.map((one) => one.id), OWN_PROFILE]);
	// Room for a number behind it, within the 40 characters of an id.
	return freeSlug(slugify(label, 'kind').slice(0, 36), 'kind', taken);
}
