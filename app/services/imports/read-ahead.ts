import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { ImportRecord } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { sealedFrom } from "../parse-document.ts";
import type { KeptReading } from "./read-kept.ts";
import type { ReadChunk, ReadRecord } from "./reading-thread.ts";
import type { ReadyReadings } from "./run-import.ts";

/** Chunks that the thread may be ahead. */
const CHUNKS_AHEAD = 3;
/** A thread that only reads needs little; what it cannot hold is read by whoever imports. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

/**
 * Reads the records of an import in another thread, in their order, while those before them are written. It only
 * spares work: what it has not read, or cannot read, is read when its turn comes, and says then what is wrong.
 */
export class ReadAhead implements ReadyReadings, AsyncDisposable {
	readonly #worker: Worker;
	readonly #chunks: { last: number; records: Map<number, ReadRecord> }[] = [];
	#state: "starting" | "reading" | "ended" = "starting";
	#onMessage: (() => void) | undefined;

	constructor(store: Store, importId: number) {
		this.#worker = new Worker(new URL("./reading-thread.ts", import.meta.url), {
			workerData: { databasePath: store.path, importId },
			resourceLimits: RESOURCE_LIMITS,
			execArgv: [],
		});
		this.#worker.on("message", (message: "ready" | "end" | ReadChunk) => {
			if (message === "end") this.#state = "ended";
			else if (message === "ready") this.#begin();
			else this.#chunks.push({ last: message.last, records: new Map(message.records) });
			this.#onMessage?.();
		});
		for (const event of ["error", "exit"])
			this.#worker.on(event, () => {
				this.#state = "ended";
				this.#onMessage?.();
			});
	}

	#begin() {
		this.#state = "reading";
		for (let chunk = 0; chunk < CHUNKS_AHEAD; chunk++) this.#worker.postMessage("more");
	}

	/** Waits, once the thread is at work, until something is read. */
	async ready(): Promise<void> {
		await setImmediate();
		while (this.#state === "reading" && this.#chunks.length === 0)
			await new Promise<void>((resolve) => {
				this.#onMessage = resolve;
			});
	}

	isComing({ position }: Pick<ImportRecord, "position">): boolean {
		while (this.#chunks[0] && this.#chunks[0].last < position) {
			this.#chunks.shift();
			this.#worker.postMessage("more");
		}
		return this.#state === "reading" && this.#chunks.length === 0;
	}

	take({ position, choices }: ImportRecord): KeptReading | undefined {
		const found = this.#chunks[0]?.records.get(position);
		// Somebody may have chosen otherwise since it was read.
		if (!found || found.choices !== choices) return undefined;
		return { document: sealedFrom(found), nctId: found.nctId, slug: found.slug };
	}

	async [Symbol.asyncDispose]() {
		await this.#worker.terminate();
	}
}
