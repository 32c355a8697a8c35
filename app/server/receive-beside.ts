import { Worker } from "node:worker_threads";
import type { Refusal, Upload } from "#app/http/context.ts";
import type { Delivery, Received } from "#app/services/imports/receive-records.ts";

/** What a thread is given to take in. */
export interface Receiving {
	delivery: Delivery;
	content: Upload | { name: string; bytes: Uint8Array };
}

/** Megabytes of what a thread may hold; the largest record, read, takes less. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/**
 * Takes in the records of a file on a thread of its own: to cut, read, hash and pack hundreds of megabytes keeps a
 * processor busy for a while, and readers are answered meanwhile.
 */
export async function receiveBeside(databasePath: string, receiving: Receiving): Promise<Received | Refusal> {
	await inLine();
	try {
		return await receiveInThread(databasePath, receiving);
	} finally {
		const next = line.shift();
		if (next) next();
		else running--;
	}
}

/** So many threads at a time, each with its memory; further files wait on the disk. */
const AT_ONCE = 2;
let running = 0;
const line: (() => void)[] = [];

async function inLine() {
	if (running < AT_ONCE) running++;
	else await new Promise<void>((resolve) => line.push(resolve));
}

function receiveInThread(databasePath: string, receiving: Receiving): Promise<Received | Refusal> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./receive-worker.ts", import.meta.url), {
			workerData: { databasePath, ...receiving },
			execArgv: [],
			resourceLimits: MEMORY,
		});
		worker.once("message", resolve);
		worker.once("error", (error) => {
			const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
			if (outOfMemory) resolve({ kind: "too-large", message: TOO_MUCH });
			else reject(error);
		});
		worker.once("exit", () => reject(new Error("The thread that takes in records ended without an answer")));
	});
}

const TOO_MUCH =
	"A record in this file takes more memory to read than there is. Nothing was stored. Split the file, or leave that record out.";
