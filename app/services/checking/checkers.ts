import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { watchChanges } from "#db/data-version.ts";
import { prepareSearchPrints } from "#db/search-prints.ts";
import type { Store } from "#db/store.ts";
import { holdMoment } from "#db/transaction.ts";
import { checkPart, type OnMore, type PartOfCheck, type PartResult } from "./check-part.ts";
import type { CheckAnswer, CheckQuestion } from "./check-thread.ts";

/** Looks at one part of a library after another, all of them at the same moment. */
export interface Checker {
	check(part: PartOfCheck, onMore: OnMore): PartResult | Promise<PartResult>;
	close(): void;
}

/** A thread takes as long to begin as a thousand studies to check. */
const WORTH_THREADS = 5000;
const MOST_THREADS = 4;

/** How many threads a check of so many studies is shared by; none where it is done here. */
export function threadsFor(studies: number): number {
	return studies < WORTH_THREADS ? 0 : Math.min(availableParallelism(), MOST_THREADS);
}

/** Those that a check is shared by, each within a read transaction of the same moment. */
export async function checkersOf(store: Store, threads: number): Promise<Checker[]> {
	if (threads === 0) return [checkerHere(store)];
	const all = Array.from({ length: threads }, () => new CheckThread());
	try {
		await atTheSameMoment(store, all);
		return all;
	} catch (error) {
		for (const thread of all) thread.close();
		throw error;
	}
}

function checkerHere(store: Store): Checker {
	prepareSearchPrints(store);
	const close = holdMoment(store);
	return { check: (part, onMore) => checkPart(store, part, onMore), close };
}

/** SQLite tells a connection whether any other has written: where none has between the first and the last to begin, all see the same. */
async function atTheSameMoment({ path }: Store, threads: CheckThread[]): Promise<void> {
	await Promise.all(threads.map((thread) => thread.ask({ open: path })));
	const changes = watchChanges(path);
	try {
		for (let before = -1; before !== changes.version(); ) {
			before = changes.version();
			await Promise.all(threads.map((thread) => thread.ask("hold")));
		}
	} finally {
		changes.close();
	}
}

/** What a thread may hold, in megabytes, beside what SQLite keeps of the file. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

class CheckThread implements Checker {
	readonly #worker = new Worker(new URL("./check-thread.ts", import.meta.url), {
		execArgv: [],
		resourceLimits: MEMORY,
	});

	check(part: PartOfCheck, onMore: OnMore): Promise<PartResult> {
		return this.ask({ part }, onMore);
	}

	ask(question: CheckQuestion, onMore: OnMore = () => {}): Promise<PartResult> {
		const worker = this.#worker;
		return new Promise((resolve, reject) => {
			const end = () => reject(new Error("A thread of the check ended without an answer"));
			const hear = (answer: CheckAnswer) => {
				if ("more" in answer) return onMore(answer.more);
				worker.off("message", hear).off("error", reject).off("exit", end);
				resolve(answer);
			};
			worker.on("message", hear).once("error", reject).once("exit", end);
			worker.postMessage(question);
		});
	}

	close() {
		void this.#worker.terminate();
	}
}
