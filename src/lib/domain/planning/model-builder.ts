/** Terms of a row: column index and coefficient. */
export type Terms = [column: number, coefficient: number][];

/**
 * A linear programme over integers in plain arrays (compressed sparse rows), so that it can be
 * posted to another thread as it is. Every column is an integer unless it is said to be continuous;
 * `Infinity` is no bound.
 */
export interface LinearModel {
	readonly columnLower: readonly number[];
	readonly columnUpper: readonly number[];
	readonly rowLower: readonly number[];
	readonly rowUpper: readonly number[];
	readonly starts: readonly number[];
	readonly indices: readonly number[];
	readonly values: readonly number[];
	/** Columns that may take any value, one entry a column; none when absent. */
	readonly continuous?: readonly boolean[];
	/** Values of an objective that are closer than this are the same; 1 when absent. */
	readonly precision?: number;
	/** Objectives to minimise, in order of priority; one coefficient per column. */
	readonly stages: readonly { readonly name: string; readonly costs: readonly number[] }[];
}

/** Collects columns and rows and packs them. */
export class ModelBuilder<Column extends { readonly kind: string }> {
	readonly #columns: Column[] = [];
	readonly #lower: number[] = [];
	readonly #upper: number[] = [];
	readonly #costs: Readonly<Record<string, number | undefined>>[] = [];
	readonly #rows: { terms: Terms; lower: number; upper: number }[] = [];

	/** Adds an integer column and returns its index; `costs` gives its coefficient per objective. */
	column(
		meaning: Column,
		lower: number,
		upper: number,
		costs: Readonly<Record<string, number | undefined>>,
	): number {
		this.#columns.push(meaning);
		this.#lower.push(lower);
		this.#upper.push(upper);
		this.#costs.push(costs);
		return this.#columns.length - 1;
	}

	/** Adds a row `lower <= terms <= upper` and returns its index. */
	row(terms: Terms, lower: number, upper: number): number {
		this.#rows.push({ terms, lower, upper });
		return this.#rows.length - 1;
	}

	/** The least and the most that terms can come to within the bounds of their columns. */
	range(terms: Terms): [least: number, most: number] {
		let least = 0;
		let most = 0;
		for (const [column, coefficient] of terms) {
			const ends = [this.#lower[column], this.#upper[column]].map(
				(end) => (end ?? 0) * coefficient,
			);
			least += Math.min(...ends);
			most += Math.max(...ends);
		}
		return [least, most];
	}

	/** The columns of one kind with their indices. */
	find<K extends Column['kind']>(kind: K): [number, Extract<Column, { kind: K }>][] {
		const isKind = (column: Column): column is Extract<Column, { kind: K }> => column.kind === kind;
		return this.#columns.flatMap((column, i): [number, Extract<Column, { kind: K }>][] =>
			isKind(column) ? [[i, column]] : [],
		);
	}

	/** The packed model with its objectives in the order given. */
	build(stages: readonly string[]): { model: LinearModel; columns: readonly Column[] } {
		const starts = [0];
		const indices: number[] = [];
		const values: number[] = [];
		for (const { terms } of this.#rows) {
			for (const [column, coefficient] of terms) {
				indices.push(column);
				values.push(coefficient);
			}
			starts.push(indices.length);
		}
		const model: LinearModel = {
			columnLower: this.#lower,
			columnUpper: this.#upper,
			rowLower: this.#rows.map((row) => row.lower),
			rowUpper: this.#rows.map((row) => row.upper),
			starts,
			indices,
			values,
			stages: stages.map((name) => ({ name, costs: this.#costs.map((costs) => costs[name] ?? 0) })),
		};
		return { model, columns: this.#columns };
	}
}
