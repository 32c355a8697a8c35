import cluster, { type Worker } from "node:cluster";
import type { Logger } from "../log.ts";
import type { WorkerErrands } from "./errands.ts";
import { type Errands, type FromWorker, NUMBER, type ToWorker } from "./messages.ts";
import { Rest } from "./rest.ts";

/** A worker that has not ended by itself by then is killed, in milliseconds. */
const PATIENCE = 9900;

/** How often a worker is asked whether it is well, in milliseconds, and after how many times without an answer it is killed. */
const ASK_EVERY = 5000;
const MOST_UNANSWERED = 6;

interface CrewParts {
	size: number;
	log: Pick<Logger, "error">;
	errandsFor(): WorkerErrands;
}

/** The processes that serve, kept at their number: one that falls is started again. */
export class Crew {
	readonly #parts: CrewParts;
	/** By number. */
	readonly #places = new Map<number, { worker: Worker | undefined; rest: Rest }>();
	/** All are prepared: whoever is started from now on listens at once. */
	#mayListen = false;
	/** All have listened: whoever falls from now on is started again. */
	#hasStarted = false;
	#stopping = false;

	constructor(parts: CrewParts) {
		this.#parts = parts;
		// Each takes its connections itself. One that the parent hands to a worker as it falls stays open for ever.
		cluster.schedulingPolicy = cluster.SCHED_NONE;
		// Dates stay dates in what is sent.
		cluster.setupPrimary({ serialization: "advanced" });
	}

	/**
	 * Starts all, and lets them listen once each is prepared, so that whoever is answered finds all of them.
	 * @returns the port @throws Error that says in a line why the first that fell could not serve
	 */
	async start(): Promise<number> {
		const numbers = Array.from({ length: this.#parts.size }, (_, index) => index + 1);
		const started = numbers.map((number) => this.#fork(number));
		await Promise.all(started.map(({ prepared }) => prepared));
		this.#mayListen = true;
		for (const { worker } of started) send(worker, { kind: "listen" });
		const [port = 0] = await Promise.all(started.map(({ port }) => port));
		this.#hasStarted = true;
		// One may have fallen since it listened, while others had not yet.
		for (const [number, { worker }] of this.#places) if (!worker) this.#restart(number);
		return port;
	}

	/** Tells one worker something. */
	tell(number: number, message: ToWorker): void {
		const worker = this.#places.get(number)?.worker;
		if (worker) send(worker, message);
	}

	/** Asks all to stop, and waits until they have. @returns whether each ended as asked */
	async stop(): Promise<boolean> {
		this.#stopping = true;
		const ended = [...this.#places.values()].map(async ({ worker }) => {
			if (!worker || worker.isDead()) return true;
			const isWell = new Promise<boolean>((resolve) =>
				// By the signal itself only one ends that has not begun to serve.
				worker.once("exit", (code, signal: NodeJS.Signals | null) =>
					resolve(code === 0 || signal === "SIGTERM"),
				),
			);
			// On Windows it has heard Ctrl+C as this process has, and to kill it would end it in the midst of things.
			if (process.platform !== "win32") worker.process.kill("SIGTERM");
			const late = setTimeout(() => worker.process.kill("SIGKILL"), PATIENCE);
			return isWell.finally(() => clearTimeout(late));
		});
		return (await Promise.all(ended)).every(Boolean);
	}

	#fork(number: number) {
		const worker = cluster.fork({ [NUMBER]: `${number}` });
		const { errands, release } = this.#parts.errandsFor();
		const place = this.#places.get(number) ?? { worker, rest: new Rest() };
		place.worker = worker;
		this.#places.set(number, place);
		const [prepared, port] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
		let why = "";
		let since: number | undefined;
		let unanswered = 0;
		// Counted and not timed: a parent that was held up itself asks once more before it judges.
		const asking = setInterval(() => {
			if (since === undefined) return;
			if (unanswered++ < MOST_UNANSWERED) return send(worker, { kind: "are-you-well" });
			why = `It did not answer for ${(ASK_EVERY * MOST_UNANSWERED) / 1000} seconds and was killed`;
			worker.process.kill("SIGKILL");
		}, ASK_EVERY);
		worker.on("message", (message: FromWorker) => {
			if (message.kind === "prepared") {
				prepared.resolve();
				if (this.#mayListen) send(worker, { kind: "listen" });
			} else if (message.kind === "failed") why = message.why;
			else if (message.kind === "well") unanswered = 0;
			else if (message.kind === "errand") void run(errands, worker, message);
		});
		worker.once("listening", (address) => {
			since = performance.now();
			port.resolve(address.port);
		});
		worker.once("exit", (code, signal) => {
			clearInterval(asking);
			release();
			place.worker = undefined;
			const error = new Error(
				why || `A process that should serve ended with ${signal ?? code} as it started`,
			);
			prepared.reject(error);
			port.reject(error);
			if (this.#stopping || !this.#hasStarted) return;
			const again = place.rest.after(since === undefined ? 0 : performance.now() - since);
			this.#parts.log.error(
				{ worker: number, code, signal, ...(why && { why }), again },
				"a worker ended; it is started again",
			);
			setTimeout(() => this.#restart(number), again);
		});
		// Of one that is started again the log has said why it fell.
		for (const { promise } of [prepared, port]) promise.catch(() => {});
		return { worker, prepared: prepared.promise, port: port.promise };
	}

	#restart(number: number) {
		if (!this.#stopping) this.#fork(number);
	}
}

async function run(
	errands: Errands,
	worker: Worker,
	{ id, name, given }: Extract<FromWorker, { kind: "errand" }>,
) {
	try {
		// What is given to an errand of a name is what it takes: the link sees to that.
		const brought = await (errands[name] as (given: unknown) => unknown)(given);
		send(worker, { kind: "brought", id, brought });
	} catch (error) {
		send(worker, { kind: "not-brought", id, why: error instanceof Error ? error.message : String(error) });
	}
}

function send(worker: Worker, message: ToWorker) {
	// One that has just ended hears nothing any more.
	if (worker.isConnected()) worker.send(message, () => {});
}
