import { Worker } from "node:worker_threads";
import { Problem } from "#app/domain/problem.ts";
import type { Analyse } from "#app/services/analyse-rows.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";

export interface AnalysisQuestion {
	id: number;
	request: AnalysisRequest;
}

export type AnalysisAnswer = { id: number } & ({ response: AnalysisResponse } | { error: unknown });

/** How many analyses may wait; one takes a second at most. */
const MOST_WAITING = 20;
/** Seconds after which it is worth another try: by then half of them are done. */
const RETRY_AFTER = 10;
/** How long a thread waits for the next analysis, in milliseconds. */
const KEPT_FOR = 30_000;
/** Megabytes of what the thread may hold. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

interface Asker {
	resolve(response: AnalysisResponse): void;
	reject(error: unknown): void;
}

/**
 * Computes large analyses, which anybody may ask for, one after the other on a thread of their own: readers are
 * answered meanwhile.
 */
export function createAnalysisThread(): Analyse {
	const askers = new Map<number, Asker>();
	let thread: { worker: Worker; end: NodeJS.Timeout } | undefined;
	let last = 0;

	const begin = () => {
		const worker = new Worker(new URL("./analysis-worker.ts", import.meta.url), {
			execArgv: [],
			resourceLimits: MEMORY,
		});
		worker.on("message", ({ id, ...answer }: AnalysisAnswer) => {
			const asker = askers.get(id);
			askers.delete(id);
			if ("response" in answer) asker?.resolve(answer.response);
			else asker?.reject(answer.error);
			if (askers.size === 0) worker.unref();
		});
		const lost = (error: unknown) => {
			thread = undefined;
			for (const asker of askers.values()) asker.reject(error);
			askers.clear();
		};
		worker.on("error", lost);
		worker.on("exit", () => {
			if (thread?.worker === worker) lost(new Error("The thread that computes analyses has ended"));
		});
		const end = setTimeout(() => {
			if (askers.size > 0) return end.refresh();
			thread = undefined;
			return void worker.terminate();
		}, KEPT_FOR).unref();
		return { worker, end };
	};

	return (request) => {
		if (askers.size >= MOST_WAITING) throw tooMany();
		thread ??= begin();
		const { worker, end } = thread;
		end.refresh();
		worker.ref();
		const id = ++last;
		return new Promise((resolve, reject) => {
			askers.set(id, { resolve, reject });
			worker.postMessage({ id, request } satisfies AnalysisQuestion);
		});
	};
}

const tooMany = () =>
	new Problem(
		"busy",
		"The server is computing as many large analyses as it can. Try again in a few seconds.",
		[],
		RETRY_AFTER,
	);
