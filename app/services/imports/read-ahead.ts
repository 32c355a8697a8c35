import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { ImportRecord } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { sealedFrom } from "../parse-document.ts";
import type { KeptReading } from "./read-kept.ts";
import type { ReadingAnswer, ReadingQuestion, ReadRecord } from "./reading-thread.ts";
import type { ReadyReadings } from "./run-import.ts";

/** Chunks that the thread may be ahead. */
const CHUNKS_AHEAD = 3;
/** A thread that only reads needs little; what it cannot hold is read by whoever imports. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };
/** How long a thread waits for another import, in milliseconds: it takes as long to begin as 500 records. */
const KEPT_FOR = 30_000;

/** A thread that has nothing to read. */
let idle: { worker: Worker; end: NodeJS.Timeout } | undefined;
let sessions = 0;

/**
 * Reads the records of an import in another thread, in their order, while those before them are written. It only
 * spares work: what it has not read, or cannot read, is read when its turn comes, and says then what is wrong.
 */
export class ReadAhead implements ReadyReadings, Disposable {
	readonly #worker: Worker;
	readonly #session = ++sessions;
	readonly #chunks: { last: number; records: Map<number, ReadRecord> }[] = [];
	#state: "starting" | "reading" | "ended" = "starting";
	#wake: (() => void) | undefined;

	constructor(store: Store, importId: number) {
		this.#worker = takeWorker();
		this.#worker.on("message", this.#hear);
		this.#worker.once("error", this.#end);
		this.#worker.once("exit", this.#end);
		this.#ask({ open: store.path, importId });
	}

	#ask(question: ReadingQuestion["ask"]) {
		this.#worker.postMessage({ session: this.#session, ask: question } satisfies ReadingQuestion);
	}

	readonly #hear = ({ session, answer }: ReadingAnswer) => {
		// What was still under way for an earlier import is of no use.
		if (session !== this.#session) return;
		if (answer === "end") this.#state = "ended";
		else if (answer === "ready") {
			this.#state = "reading";
			for (let chunk = 0; chunk < CHUNKS_AHEAD; chunk++) this.#ask("more");
		} else this.#chunks.push({ last: answer.last, records: new Map(answer.records) });
		this.#wake?.();
	};

	readonly #end = () => {
		this.#state = "ended";
		this.#broken = true;
		this.#wake?.();
	};
	#broken = false;

	/** Waits, once the thread is at work, until something is read. */
	async ready(): Promise<void> {
		await setImmediate();
		while (this.#state === "reading" && this.#chunks.length === 0)
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
	}

	isComing({ position }: Pick<ImportRecord, "position">): boolean {
		while (this.#chunks[0] && this.#chunks[0].last < position) {
			this.#chunks.shift();
			this.#ask("more");
		}
		return this.#state === "reading" && this.#chunks.length === 0;
	}

	take({ position, choices }: ImportRecord): KeptReading | undefined {
		const found = this.#chunks[0]?.records.get(position);
		// Somebody may have chosen otherwise since it was read.
		if (!found || found.choices !== choices) return undefined;
		const { nctId, aliases, doubts, slug, draft, said, reference } = found;
		return { document: sealedFrom(found), nctId, aliases, doubts, slug, draft, said, reference };
	}

	[Symbol.dispose]() {
		this.#worker.off("message", this.#hear);
		this.#worker.off("error", this.#end);
		this.#worker.off("exit", this.#end);
		if (this.#broken) return;
		this.#ask("close");
		keepWorker(this.#worker);
	}
}

function takeWorker(): Worker {
	const kept = idle;
	idle = undefined;
	if (kept) {
		clearTimeout(kept.end);
		kept.worker.off("error", forgetWorker);
		kept.worker.ref();
		return kept.worker;
	}
	return new Worker(new URL("./reading-thread.ts", import.meta.url), {
		resourceLimits: RESOURCE_LIMITS,
		execArgv: [],
	});
}

function keepWorker(worker: Worker) {
	// A thread that waits keeps no program from ending.
	worker.unref();
	worker.once("error", forgetWorker);
	void idle?.worker.terminate();
	idle = { worker, end: setTimeout(forgetWorker, KEPT_FOR).unref() };
}

function forgetWorker() {
	void idle?.worker.terminate();
	idle = undefined;
}
