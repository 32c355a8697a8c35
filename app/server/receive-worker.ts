import { parentPort, workerData } from "node:worker_threads";
import { toProblem } from "#app/http/answers/answering.ts";
import type { Refusal } from "#app/http/context.ts";
import { filesInBytes, filesInDescriptor } from "#app/services/imports/delivered-files.ts";
import { type Received, receiveRecords } from "#app/services/imports/receive-records.ts";
import { openStore } from "#db/store.ts";
import type { Receiving } from "./receive-beside.ts";

async function receive({
	databasePath,
	delivery,
	content,
}: Receiving & { databasePath: string }): Promise<Received | Refusal> {
	const store = openStore(databasePath, { create: false });
	try {
		const files =
			"bytes" in content
				? filesInBytes(content.name, content.bytes)
				: filesInDescriptor(content.name, content.descriptor, content.size);
		return await receiveRecords(store, delivery, files);
	} catch (error) {
		// An error loses its code on its way to another thread.
		const problem = toProblem(error);
		if (!problem) throw error;
		const { kind, message, retryAfter } = problem;
		return { kind, message, retryAfter };
	} finally {
		store.close();
	}
}

parentPort?.postMessage(await receive(workerData as Receiving & { databasePath: string }));
