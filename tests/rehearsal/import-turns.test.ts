import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { getImport } from "#db/queries/imports.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

test("an import at work lets those who save have their turn", async () => {
	await using server = await startServer();
	const { store } = server;
	const researcher = await server.as("researcher");
	const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" })];
	const studies = Array.from({ length: 250 }, (_, index) =>
		studyInput({ title: `Trial ${index}`, outcomes }),
	);
	const actor = { kind: "system" } as const;
	const delivery = { name: "Many", publish: false, update: false, reason: "Test", actor };
	const file = { name: "many.json", chunks: [JSON.stringify(studies)] };
	const { importId = 0 } = await receiveRecords(store, delivery, [file]);
	await researcher.post(`/import/${importId}`, { intent: "start" });
	const progress = () => getImport(store, importId);
	// Asked at every turn, and so of as little as will do.
	const state = store.sqlite.prepare<[], string>("select state from imports").pluck();
	const settled = store.sqlite.prepare("select 1 from import_records where state <> 'waiting'").pluck();
	const statuses: number[] = [];
	while (state.get() === "running" && statuses.length < 8) {
		const title = `Saved ${statuses.length}`;
		if (settled.get() === 1)
			statuses.push((await researcher.post("/studies/new", { title, reason: "Meanwhile" })).status);
		else await setImmediate();
	}
	expect(statuses).toEqual(statuses.map(() => 302));
	expect(statuses.length).toBeGreaterThan(2);
	await expect.poll(() => progress()?.state, { timeout: 30_000 }).toBe("finished");
	expect(progress()?.counts).toMatchObject({ created: 250, failed: 0 });
});
