import { setImmediate } from "node:timers/promises";
import type { Store } from "#db/store.ts";
import { insertRecord, type NewRecord } from "#db/write-import.ts";

/** What is written in one transaction: enough to spare the disk, little enough to let other writers in. */
const BATCH = { records: 100, characters: 1024 * 1024 };

/** Records on their way into an import, of one file or of many small ones. */
export class RecordBatch {
	readonly #store: Store;
	#rows: NewRecord[] = [];
	#characters = 0;

	constructor(store: Store) {
		this.#store = store;
	}

	add(row: NewRecord, characters: number): void {
		this.#rows.push(row);
		this.#characters += characters;
	}

	isFull(): boolean {
		return this.#rows.length >= BATCH.records || this.#characters > BATCH.characters;
	}

	/** Takes back what is not written yet, from a position on. */
	forgetFrom(position: number): void {
		this.#rows = this.#rows.filter((row) => row.position < position);
	}

	async write(): Promise<void> {
		const store = this.#store;
		const rows = this.#rows;
		this.#rows = [];
		this.#characters = 0;
		if (rows.length > 0)
			store.sqlite
				.transaction(() => {
					for (const row of rows) insertRecord(store, row);
				})
				.immediate();
		// Whoever reads meanwhile is answered.
		await setImmediate();
	}
}
