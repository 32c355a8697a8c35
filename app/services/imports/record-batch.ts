import { setImmediate } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import type { Store } from "#db/store.ts";
import { insertRecord, type NewRecord } from "#db/write-import.ts";
import { makeWay } from "#db/write-turn.ts";

/** Somebody watches the records come in, and may break off. */
export interface Watch {
	/** Called now and then with how many have come in. */
	onReceived?: (records: number) => void;
	/** Once it is aborted nothing of the import stays, and its reason is thrown. */
	signal?: AbortSignal;
}

/** What is written in one transaction: enough to spare the disk, little enough to let other writers in. */
const BATCH = { records: 100, characters: 1024 * 1024 };

/** Records on their way into an import, of one file or of many small ones. */
export class RecordBatch {
	readonly #store: Store;
	readonly #watch: Watch;
	#rows: NewRecord[] = [];
	#characters = 0;

	constructor(store: Store, watch: Watch) {
		this.#store = store;
		this.#watch = watch;
	}

	add(row: Omit<NewRecord, "raw">, text: string): void {
		// At once: to hand so short a text to Node's own threads takes longer than to deflate it.
		this.#rows.push({ ...row, raw: deflateSync(text, { level: 3 }) });
		this.#characters += text.length;
	}

	isFull(): boolean {
		return this.#rows.length >= BATCH.records || this.#characters > BATCH.characters;
	}

	/** Takes back what is not written yet, from a position on. */
	forgetFrom(position: number): void {
		this.#rows = this.#rows.filter((row) => row.position < position);
	}

	async write(): Promise<void> {
		const { onReceived, signal } = this.#watch;
		const rows = this.#rows;
		this.#rows = [];
		this.#characters = 0;
		const store = this.#store;
		if (rows.length > 0)
			store.sqlite
				.transaction(() => {
					for (const row of rows) insertRecord(store, row);
				})
				.immediate();
		// Whoever reads meanwhile is answered, and whoever saves finds a turn.
		await setImmediate();
		await makeWay(store);
		const last = rows.at(-1);
		if (last) onReceived?.(last.position + 1);
		signal?.throwIfAborted();
	}
}
