import { SvelteMap } from 'svelte/reactivity';
import { NOTHING_SAID, handedOver, typedInto } from '$lib/domain/grid/drafts';
import type { Draft, Saying, TypedField } from '$lib/domain/grid/drafts';
import type { Texts } from '$lib/domain/grid/undo';

/** Notes, links and activities by cell: what is said of them, and over it what is being typed. */
export class SheetTexts {
	/** Fetched, or changed in this sitting; a cell whose details never came may have only a part. */
	readonly #said = new SvelteMap<string, Texts>();
	readonly #drafts = new SvelteMap<string, Draft>();
	/** As the server told it, for texts that it refuses later. */
	readonly #told = new Map<string, Saying>();

	/** Cells with text that is not handed over. */
	get typing(): Iterable<string> {
		return this.#drafts.keys();
	}

	/** What is said of a cell; nothing until all of it is known. */
	said(cell: string): Saying | undefined {
		const { note, evidence, tags } = this.#said.get(cell) ?? {};
		if (note === undefined || evidence === undefined || tags === undefined) return undefined;
		return { note, evidence, tags };
	}

	draft(cell: string): Draft | undefined {
		return this.#drafts.get(cell);
	}

	/** Whether the cell still says these texts. */
	stand(cell: string, texts: Texts): boolean {
		const said = this.#said.get(cell);
		return Object.entries(texts).every(
			([field, value]) => String(said?.[field as keyof Texts]) === String(value),
		);
	}

	type(cell: string, field: TypedField, text: string): void {
		this.#keep(
			cell,
			typedInto(this.#drafts.get(cell), field, text, this.said(cell) ?? NOTHING_SAID),
		);
	}

	/** Takes what can be saved of a draft out of it; nothing when there is nothing to save. */
	handOver(cell: string): { readonly after: Texts; readonly before: Texts } | undefined {
		const draft = this.#drafts.get(cell);
		const said = this.said(cell);
		if (draft === undefined || said === undefined) return undefined;
		const { after, before, rest } = handedOver(draft, said);
		this.#keep(cell, rest);
		return after === undefined || before === undefined ? undefined : { after, before };
	}

	/** Texts that changed, on top of what was said. */
	put(cell: string, texts: Texts): void {
		this.#said.set(cell, { ...this.#said.get(cell), ...texts });
	}

	/** What the server knows; it stands for everything said so far. */
	heard(cell: string, texts: Saying): void {
		this.#told.set(cell, texts);
		this.#said.set(cell, texts);
	}

	/** The server refused these texts: they are shown as typed, to be changed or copied. */
	giveBack(cell: string, { note, evidence }: Texts): void {
		const told = this.#told.get(cell);
		if (told === undefined) this.#said.delete(cell);
		else this.#said.set(cell, told);
		if (note === undefined && evidence === undefined) return;
		this.#drafts.set(cell, { note, evidence, ...this.#drafts.get(cell), refused: true });
	}

	/** What is being typed is given up. */
	drop(cell: string): void {
		this.#drafts.delete(cell);
	}

	/** Somebody else's word stands: nothing typed or said before it counts. */
	forget(cell: string): void {
		this.#said.delete(cell);
		this.#drafts.delete(cell);
	}

	#keep(cell: string, draft: Draft | undefined): void {
		if (draft === undefined) this.#drafts.delete(cell);
		else this.#drafts.set(cell, draft);
	}
}
