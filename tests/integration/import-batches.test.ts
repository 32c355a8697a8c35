import { expect, test } from "vitest";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { runBatch, startImport } from "#app/services/imports/run-import.ts";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { listRecords } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";
import { readRecordFile, registryCopies } from "#tests/support/registry-copies.ts";

const DELIVERY = {
	name: "Copies",
	publish: true,
	update: false,
	reason: "Test",
	actor: { kind: "system" },
} as const;

test("a record that fails when some of it was written leaves nothing, and those around it come in", async () => {
	using here = temporaryStore();
	const { sqlite } = here.store;
	sqlite.exec(
		`create trigger fault before insert on listings when new.study_id in
			(select id from studies where title like '%(copy 3)')
		begin select raise(abort, 'made to fail'); end`,
	);
	const records = await importHere(here.store, jsonFile(...registryCopies(6)));
	expect(records.map(({ state }) => state)).toEqual([
		...["created", "created", "created"],
		...["failed", "created", "created"],
	]);
	expect(records[3]?.message).toContain("made to fail");
	for (const table of ["studies", "study_versions", "study_facets", "audit_events"])
		expect([table, sqlite.prepare(`select count(*) from ${table}`).pluck().get()]).toEqual([table, 5]);
	expect(sqlite.prepare("select count(*) from studies where title like '%copy 3)'").pluck().get()).toBe(0);
});

test("records read ahead by another thread come to the same as those read when their turn comes", async () => {
	const records = [
		...registryCopies(210),
		{ protocolSection: { identificationModule: { nctId: "none" } } },
		{ title: "A document", arms: [{ id: "a", label: "A" }] },
		{ title: "A document of the wrong form", arms: "none" },
		readRecordFile("NCT00000410"),
		readRecordFile("NCT00000410"),
	];
	const run = async (work: (store: Store, importId: number) => unknown) => {
		using here = temporaryStore();
		const { importId = 0 } = await receiveRecords(here.store, DELIVERY, jsonFile(...records));
		startImport(here.store, importId);
		await work(here.store, importId);
		const documents = here.store.sqlite.prepare("select document from study_versions order by study_id");
		const listings = here.store.sqlite.prepare("select card, lacks from listings order by study_id");
		return {
			records: listRecords(here.store, importId, { after: -1, limit: 1000 }),
			documents: documents.pluck().all(),
			listings: listings.all(),
		};
	};
	const ahead = await run((store, importId) => runWholeImport(store, importId, async () => true));
	const inTurn = await run((store, importId) => {
		while (runBatch(store, importId));
	});
	expect(ahead).toEqual(inTurn);
	expect(ahead.records.slice(-5).map(({ state }) => state)).toEqual([
		...["failed", "created", "failed", "created", "unchanged"],
	]);
});
