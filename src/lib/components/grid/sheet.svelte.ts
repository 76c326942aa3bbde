import { EVIDENCE_LINK_RULE } from '$lib/domain/evidence';
import { columnGroups } from '$lib/domain/grid/columns';
import { advanced, at, isRange, moveSelection, selectedCells } from '$lib/domain/grid/movement';
import type { Direction, Move, Position, Selection } from '$lib/domain/grid/movement';
import { blockText, pasteSentence, planPaste } from '$lib/domain/grid/paste';
import { NOTHING_SAID } from '$lib/domain/grid/drafts';
import type { Draft, Saying, TypedField } from '$lib/domain/grid/drafts';
import { cellId, merged } from '$lib/domain/grid/save-queue';
import { unreadableSentence } from '$lib/domain/grid/sentences';
import { emptyHistory, pushed, redone, sameSaid, turned, undone } from '$lib/domain/grid/undo';
import type { CellChange, History, Step, Texts } from '$lib/domain/grid/undo';
import type { Ratings, Skill } from '$lib/domain/framework';
import type { Level } from '$lib/domain/level';
import { CONFIDENCES, CONFIDENCE_WORDS } from '$lib/domain/rating';
import type { Confidence } from '$lib/domain/rating';
import type { RatingEdit } from '$lib/domain/rating-edit';
import { Autosave } from './autosave.svelte';
import type { Send, Settled } from './autosave.svelte';
import { settledCell } from './settling';
import {
	confidenceChanges,
	filledDown,
	levelChanges,
	stepLevels,
	waitingEdits,
} from './sheet-changes';
import type { LevelAt } from './sheet-changes';
import { SheetRow, moveMarks, ownSaid, shownLevel } from './sheet-row.svelte';
import type { SheetPerson, ShownCell } from './sheet-row.svelte';
import { SheetTexts } from './sheet-texts.svelte';

/** A cell whose last edit was not taken, and why. */
export type RefusedCell = Position & { readonly sentence: string };

/**
 * The rating grid's state and everything that can be done to it. One class although it is long:
 * each action touches selection, history and queue at once, and only here are they kept in step.
 */
export class Sheet {
	readonly skills: readonly Skill[];
	readonly rows: readonly SheetRow[];
	readonly save: Autosave;
	readonly groups;
	#selection: Selection = $state.raw(at({ row: 0, column: 0 }));
	history: History = $state.raw(emptyHistory);
	direction: Direction = $state('right');
	/** What a screen reader is told next. */
	announcement = $state('');
	/** Cells whose last edit was not taken, until they are edited again. */
	rejected: readonly RefusedCell[] = $state.raw([]);
	/** Counts up with every change of a level, for what is computed from the whole team. */
	revision = $state(0);
	/** The cell that the last digit rated and moved on from; `c` is about it until the focus moves. */
	#justRated: Position | undefined = $state.raw();
	readonly #texts = new SheetTexts();
	readonly #rowOf: ReadonlyMap<string, number>;
	readonly #columnOf: ReadonlyMap<string, number>;

	constructor(skills: readonly Skill[], people: readonly SheetPerson[], send: Send) {
		this.skills = skills;
		this.groups = columnGroups(skills);
		this.rows = people.map((person) => new SheetRow(person));
		this.#rowOf = new Map(people.map((person, row) => [person.id, row]));
		this.#columnOf = new Map(skills.map((skill, column) => [skill.id, column]));
		this.save = new Autosave({
			send,
			version: (cell) => this.#find(cell)?.cell.saved.version ?? 0,
			typing: () => this.#texts.typing,
			settle: (outcomes, batch) => this.#settle(outcomes, batch),
		});
		moveMarks(this.rows, this.#selection, this.#selection);
	}

	get size() {
		return { rows: this.rows.length, columns: this.skills.length };
	}
	get selection(): Selection {
		return this.#selection;
	}
	get focus(): Position {
		return this.#selection.focus;
	}
	get focusRow(): SheetRow | undefined {
		return this.rows[this.focus.row];
	}
	get focusSkill(): Skill | undefined {
		return this.skills[this.focus.column];
	}
	get focusCell(): ShownCell | undefined {
		return this.focusRow?.cells[this.focus.column];
	}
	/** Whether an edit of the focused cell is on its way. */
	get focusUnsaved(): boolean {
		return this.save.holds(this.#id(this.focus));
	}
	/** What is said of the focused cell besides its level; nothing until it is known. */
	get focusSaying(): Saying | undefined {
		return this.#texts.said(this.#id(this.focus));
	}
	/** What is being typed for the focused cell. */
	get focusDraft(): Draft | undefined {
		return this.#texts.draft(this.#id(this.focus));
	}
	/** The cell that `c` is about: the one just rated, else the focused one. */
	get confidencePlace(): Position {
		return this.#justRated ?? this.focus;
	}
	/** The first cell that somebody else changed under an edit. */
	readonly conflict = $derived.by(() => {
		for (const [row, one] of this.rows.entries()) {
			const column = one.cells.findIndex((cell) => cell.conflict !== undefined);
			if (column >= 0) return { row, column };
		}
		return undefined;
	});

	cell(position: Position): ShownCell | undefined {
		return this.rows[position.row]?.cells[position.column];
	}

	/** The position of a person and a skill, by slug and id; the row's first open cell without one. */
	locate(slug: string, skill?: string): Position | undefined {
		const row = this.rows.findIndex((one) => one.person.slug === slug);
		if (row < 0) return undefined;
		const open = this.rows[row]?.cells.findIndex((cell) => shownLevel(cell) === undefined) ?? 0;
		const column = this.#columnOf.get(skill ?? '') ?? Math.max(open, 0);
		return { row, column };
	}

	/** Levels of one person, for the sums of domain functions. */
	ratings(row: SheetRow): Ratings {
		return Object.fromEntries(
			this.skills.map((skill, column) => {
				const cell = row.cells[column];
				return [skill.id, cell === undefined ? undefined : shownLevel(cell)];
			}),
		);
	}

	/** Moves focus and selection; what was typed for the cell that is left goes to it first. */
	select(selection: Selection): void {
		this.handOver();
		this.#leave(selection.focus);
		this.#justRated = undefined;
		moveMarks(this.rows, this.#selection, selection);
		this.#selection = selection;
	}
	move(move: Move, page: number, extend: boolean): void {
		this.select(moveSelection(this.#selection, move, this.size, page, extend));
	}

	/** Sets every selected cell; a single cell lets the focus move on. */
	set(level: Level | undefined, moveOn: boolean): void {
		const range = isRange(this.#selection);
		const rated = this.focus;
		this.#change(selectedCells(this.#selection).map((position) => ({ ...position, level })));
		if (range || !moveOn) return;
		this.select(at(advanced(rated, this.direction, this.size)));
		this.#justRated = rated;
	}

	/** Sets one cell, from the drawer or the phone; the confidence stays unless it is given. */
	setCell(position: Position, level: Level | undefined): void {
		this.#change([{ ...position, level }]);
	}

	/** One level up or down. */
	step(by: 1 | -1): void {
		this.#change(stepLevels(this.#selection, by, (position) => this.cell(position)));
	}

	fillDown(): void {
		const count = this.#change(filledDown(this.#selection, (position) => this.cell(position)));
		this.announcement = `${count} filled down`;
	}

	/** The selection as text for the clipboard. */
	copy(): string {
		return blockText(this.#selection, (position) => {
			const cell = this.cell(position);
			return cell === undefined ? undefined : shownLevel(cell);
		});
	}

	/** Pastes a block as one step; returns what to tell the person, and the step if there is one. */
	paste(text: string): { readonly sentence: string; readonly step?: Step } {
		const plan = planPaste(text, this.#selection, this.size);
		// What is pasted over the same level changes nothing and is no new rating.
		const fresh = plan.changes.filter((change) => {
			const cell = this.cell(change);
			return cell === undefined || shownLevel(cell) !== change.level;
		});
		const changed = this.#change(fresh);
		const step = changed === 0 ? undefined : this.history.done.at(-1);
		this.dismissRejected();
		this.rejected = plan.rejected.map(({ row, column, text: unread }) => {
			const sentence = unreadableSentence(unread);
			this.#put({ row, column }, { refused: sentence });
			return { row, column, sentence };
		});
		if (plan.covered !== undefined) this.select(plan.covered);
		const sentence = pasteSentence(changed, plan);
		this.announcement = sentence;
		return { sentence, step };
	}

	/** Takes the marks and the list of what was not taken away. */
	dismissRejected(): void {
		for (const cell of this.rejected) this.#put(cell, { refused: undefined });
		this.rejected = [];
	}

	/**
	 * Guess, seen, fairly sure in turn, for every selected cell that the editor has rated; right
	 * after a digit for the cell it rated, although the focus has moved on.
	 */
	cycleConfidence(): void {
		const place = this.confidencePlace;
		const cell = this.cell(place);
		const own = cell === undefined ? undefined : ownSaid(cell);
		if (own === undefined) {
			this.announcement = 'Give a level first.';
			return;
		}
		const next = CONFIDENCES[(CONFIDENCES.indexOf(own.confidence) + 1) % CONFIDENCES.length];
		if (next === undefined) return;
		if (this.#justRated === undefined) this.confidence(next);
		else this.confidence(next, [place]);
		this.#tell(CONFIDENCE_WORDS[next], place);
	}

	confidence(confidence: Confidence, positions = selectedCells(this.#selection)): void {
		this.#apply(confidenceChanges(positions, confidence, (position) => this.cell(position)));
	}

	/** Stores note, link or activities of one cell as a step; `before` holds the same fields. */
	annotate(position: Position, after: Texts, before: Texts): void {
		const cell = this.cell(position);
		const own = cell === undefined ? undefined : ownSaid(cell);
		if (own === undefined) return;
		this.#apply([{ ...position, before: own, after: own, texts: { before, after } }]);
	}

	/** A key in the note or the link of the focused cell. */
	type(field: TypedField, text: string): void {
		const id = this.#id(this.focus);
		this.#texts.type(id, field, text);
		if (this.#texts.draft(id) !== undefined) return;
		this.#forgive([this.focus]);
		this.#put(this.focus, { refused: undefined });
	}

	/** Hands over what has been typed, each text to its cell; what cannot be saved stays typed. */
	handOver(): void {
		for (const id of [...this.#texts.typing]) {
			const found = this.#find(id);
			if (found === undefined || ownSaid(found.cell) === undefined) continue;
			const texts = this.#texts.handOver(id);
			if (texts !== undefined) this.annotate(found.position, texts.after, texts.before);
		}
	}

	/** The server's word on note, link and activities; what is on its way there is newer. */
	heard(position: Position, texts: Saying): void {
		const id = this.#id(position);
		if (!this.save.holds(id)) this.#texts.heard(id, texts);
	}

	undo(): void {
		this.handOver();
		this.#travel(undone(this.history, Date.now()), 'Undone');
	}
	redo(): void {
		this.#travel(redone(this.history, Date.now()), 'Done again');
	}

	/**
	 * Takes a step back whatever was done since: as the last step it is undone, otherwise those of
	 * its cells that still say what it made of them go back as a new step.
	 */
	takeBack(step: Step): void {
		if (this.history.done.at(-1) === step) return this.undo();
		const standing = step.changes.filter((change) => this.stands(change));
		this.#apply(standing.map(turned), true);
		this.announcement = `Undone: ${standing.length} cells`;
	}

	/** Takes one change of the list back, as a new step. */
	revert(change: CellChange): void {
		this.#apply([turned(change)], true);
		this.#tell('Undone', change);
	}

	/** Whether the cell still says what the change made of it. */
	stands(change: CellChange): boolean {
		const cell = this.cell(change);
		const own = cell === undefined ? undefined : ownSaid(cell);
		if (change.texts === undefined) return cell !== undefined && sameSaid(own, change.after);
		return own !== undefined && this.#texts.stand(this.#id(change), change.texts.after);
	}

	/** Sends what the editor said again, now on top of theirs. */
	keepMine(position: Position): void {
		const cell = this.cell(position);
		if (cell?.conflict === undefined) return;
		const { theirs, mine } = cell.conflict;
		const { level, ...rest } = mine;
		// A note alone goes with whatever level stands now.
		const alone = level === 'keep' && theirs.own !== undefined;
		const own = ownSaid(cell);
		this.#put(position, {
			saved: theirs,
			typed: alone ? undefined : cell.typed,
			conflict: undefined,
		});
		if (alone) this.save.add([mine]);
		else this.save.add([own === undefined ? { ...rest, level: 'clear' } : { ...rest, ...own }]);
		this.revision += 1;
	}

	/** Gives way to the other value. */
	takeTheirs(position: Position): void {
		const cell = this.cell(position);
		if (cell?.conflict === undefined) return;
		this.save.drop(this.#id(position));
		this.#texts.forget(this.#id(position));
		this.rows[position.row]?.put(position.column, { saved: cell.conflict.theirs });
		this.revision += 1;
	}

	#put(position: Position, change: Partial<ShownCell>): void {
		const cell = this.cell(position);
		if (cell !== undefined) this.rows[position.row]?.put(position.column, { ...cell, ...change });
	}

	/** What cannot be saved of the cell that is left is listed, so that it can be found again. */
	#leave(next: Position): void {
		const { focus } = this;
		if (this.focusDraft === undefined || this.#id(focus) === this.#id(next)) return;
		if (this.cell(focus)?.refused !== undefined) return;
		const sentence = `The link was not saved. ${EVIDENCE_LINK_RULE}`;
		this.#refuse([{ ...focus, sentence }]);
		this.#put(focus, { refused: sentence });
	}

	#refuse(refused: readonly RefusedCell[]): void {
		const [first] = refused;
		if (first === undefined) return;
		this.#forgive(refused);
		this.rejected = [...this.rejected, ...refused];
		this.announcement = `${this.#name(first)}: ${first.sentence}`;
	}

	#named({ row, column }: Position): { member: string; skill: string } | undefined {
		const member = this.rows[row]?.person.id;
		const skill = this.skills[column]?.id;
		return member === undefined || skill === undefined ? undefined : { member, skill };
	}

	#id(position: Position): string {
		return cellId(this.#named(position) ?? { member: '', skill: '' });
	}

	#find(cell: string): { position: Position; cell: ShownCell } | undefined {
		const [member = '', skill = ''] = cell.split(' ');
		const row = this.#rowOf.get(member);
		const column = this.#columnOf.get(skill);
		if (row === undefined || column === undefined) return undefined;
		const found = this.cell({ row, column });
		return found === undefined ? undefined : { position: { row, column }, cell: found };
	}

	#change(levels: readonly LevelAt[]): number {
		const changes = levelChanges(levels, (position) => this.cell(position));
		this.#apply(changes);
		return changes.length;
	}

	#apply(changes: readonly CellChange[], restores = false): void {
		this.history = pushed(this.history, { changes, at: Date.now() });
		this.#show(changes, restores);
	}

	#show(changes: readonly CellChange[], restores = false): void {
		if (changes.length === 0) return;
		const alone = changes.length === 1;
		const edits = new Map(
			waitingEdits(changes, (place) => this.#named(place), restores).map((edit) => [
				cellId(edit),
				edit,
			]),
		);
		for (const { row, column, before, after, texts } of changes) {
			const cell = this.cell({ row, column });
			const id = this.#id({ row, column });
			const edit = edits.get(id);
			if (cell === undefined || edit === undefined) continue;
			if (texts !== undefined) this.#texts.put(id, texts.after);
			// What is typed goes with the level that it was typed for.
			else if (after === undefined) this.#texts.drop(id);
			// A level where the editor had none brings no words, unless it is one that was withdrawn.
			else if (alone && cell.saved.own === undefined && before === undefined && !restores) {
				this.#texts.heard(id, NOTHING_SAID);
			}
			const { conflict } = cell;
			this.rows[row]?.put(column, {
				saved: cell.saved,
				typed: texts !== undefined ? cell.typed : after === undefined ? {} : { said: after },
				conflict: conflict && { ...conflict, mine: merged(conflict.mine, edit) },
			});
			// What clashes waits for the person to choose.
			if (conflict !== undefined) edits.delete(id);
		}
		this.#forgive(changes);
		this.save.add([...edits.values()]);
		this.revision += 1;
	}

	/** Cells that are edited again are not in the list of the refused any more. */
	#forgive(changes: readonly Position[]): void {
		if (this.rejected.length === 0) return;
		const edited = new Set(changes.map((place) => this.#id(place)));
		this.rejected = this.rejected.filter((one) => !edited.has(this.#id(one)));
	}

	#travel({ history, apply }: { history: History; apply?: Step }, word: string): void {
		if (apply === undefined) {
			this.announcement = word === 'Undone' ? 'Nothing to undo' : 'Nothing to do again';
			return;
		}
		this.history = history;
		this.#show(apply.changes, true);
		const [first] = apply.changes;
		if (first !== undefined) {
			this.select(at(first));
			this.#tell(word, first, apply.changes.length);
		}
	}

	#tell(word: string, place: Position, count = 1): void {
		this.announcement = `${word}: ${count > 1 ? `${count} cells` : this.#name(place)}`;
	}

	/** "Ada, Statistics". */
	#name({ row, column }: Position): string {
		return `${this.rows[row]?.person.short ?? ''}, ${this.skills[column]?.name ?? ''}`;
	}

	#settle(outcomes: readonly Settled[], batch: readonly RatingEdit[]): void {
		const edits = new Map(batch.map((edit) => [edit.key, edit]));
		const refused: RefusedCell[] = [];
		for (const outcome of outcomes) {
			const id = cellId(outcome);
			const found = this.#find(id);
			if (found === undefined) continue;
			const { position, cell } = found;
			const edit = edits.get(outcome.key);
			const waiting = outcome.kind === 'conflict' ? this.save.drop(id) : this.save.waiting(id);
			const settled = settledCell(cell, outcome, edit, waiting);
			this.rows[position.row]?.put(position.column, settled.cell);
			if (settled.refused !== undefined) {
				refused.push({ ...position, sentence: settled.refused });
				this.#texts.giveBack(id, edit ?? {});
			}
			if (outcome.kind === 'conflict')
				this.announcement = `${this.#name(position)} changed while you typed.`;
		}
		this.#refuse(refused);
		this.revision += 1;
	}
}
