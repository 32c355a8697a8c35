import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { createImportRunner } from "#app/server/import-runner.ts";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { runBatch, startImport } from "#app/services/imports/run-import.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getImport } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";
import { addPerson } from "#tests/support/people.ts";
import { readRecordFile, recordText, registryCopies } from "#tests/support/registry-copies.ts";

const actor = { kind: "system" } as const;

test("records come packed too: a ZIP of them, and gzip", async () => {
	using here = temporaryStore();
	const zip = zipSync({
		"a/1.json": strToU8(recordText("NCT00000410")),
		"a/2.json": strToU8(recordText("NCT00576225")),
	});
	const packed = await importHere(here.store, filesInBytes("two.zip", zip));
	expect(packed.map(({ state, place }) => [state, place])).toEqual([
		["created", "two.zip/a/1.json:1"],
		["created", "two.zip/a/2.json:1"],
	]);
	const [other] = await importHere(here.store, filesInBytes("x.gz", gzipSync(recordText("NCT00763412"))));
	expect(other).toMatchObject({ state: "created" });
});

test("an unchanged record changes nothing, even when the registry released it on another day", async () => {
	using here = temporaryStore();
	const record = readRecordFile("NCT00000410");
	await importHere(here.store, jsonFile(record));
	record.derivedSection = { miscInfoModule: { versionHolder: "2031-01-01" } };
	const [again] = await importHere(here.store, jsonFile(record));
	expect(again).toMatchObject({ state: "unchanged", slug: "sport" });
	expect(getStudy(here.store, "sport", "drafts-too")?.version).toBe(1);
});

test("what people changed since the last record stays; what both changed is held for a person", async () => {
	using here = temporaryStore();
	const { store } = here;
	const record = readRecordFile("NCT00000410");
	await importHere(store, jsonFile(record));
	edit(store, "sport", { acronym: "EDITED", sponsor: "Edited sponsor" });
	record.protocolSection.identificationModule.briefTitle = "A title that the registry changed";
	expect(await importHere(store, jsonFile(record))).toMatchObject([{ state: "updated", version: 3 }]);
	expect(getStudy(store, "sport", "drafts-too")?.document).toMatchObject({
		title: "A title that the registry changed",
		acronym: "EDITED",
		sponsor: "Edited sponsor",
	});
	const sponsors = record.protocolSection.sponsorCollaboratorsModule as { leadSponsor: { name: string } };
	sponsors.leadSponsor.name = "Another sponsor";
	const [held] = await importHere(store, jsonFile(record));
	expect(held).toMatchObject({ state: "held", message: expect.stringMatching(/^1 field was changed both/) });
	expect(getStudy(store, "sport", "drafts-too")).toMatchObject({ version: 3 });
});

test("a study that people logged is held, found by its number, its report, or its title and year", async () => {
	for (const known of [
		{ identifiers: [{ system: "nct", value: "NCT00000410" }] },
		{
			title: "Spine patient outcomes research trial (SPORT): intervertebral disc herniation",
			dates: { start: "2000-03" },
		},
	]) {
		using here = temporaryStore();
		const document = { title: "Logged by hand", ...known };
		const { slug } = saveStudy(here.store, { document, actor, reason: "Logged" });
		const [record] = await importHere(here.store, jsonFile(readRecordFile("NCT00000410")));
		expect(record).toMatchObject({ state: "held", slug });
		expect(getStudy(here.store, slug, "drafts-too")?.version).toBe(1);
	}
});

test("a study of another registry number is another study, however alike the titles", async () => {
	using here = temporaryStore();
	const record = readRecordFile("NCT00000410");
	await importHere(here.store, jsonFile(record));
	record.protocolSection.identificationModule.nctId = "NCT99999999";
	const [second] = await importHere(here.store, jsonFile(record));
	expect(second).toMatchObject({ state: "created", slug: "sport-2" });
});

test("a record with wrong types is read as far as it goes, and one without a number fails alone", async () => {
	using here = temporaryStore();
	const wrong = readRecordFile("NCT00000410");
	wrong.protocolSection.armsInterventionsModule = "none";
	wrong.protocolSection.designModule = [42];
	const records = await importHere(here.store, jsonFile({ protocolSection: 3 }, wrong, { name: "What" }));
	expect(records.map(({ state, message }) => [state, message])).toEqual([
		["failed", expect.stringContaining("no NCT number")],
		["created", null],
		["failed", expect.stringContaining("no study document")],
	]);
});

test("a file that is broken in the middle leaves nothing behind", async () => {
	using here = temporaryStore();
	const whole = recordText("NCT00000410");
	const cut = [{ name: "cut.json", chunks: [`[${whole},`, whole.slice(0, 1000)] }];
	await expect(importHere(here.store, cut)).rejects.toThrow(/middle of record 2: it was cut off/);
	const left = here.store.sqlite.prepare("select count(*) from import_records").pluck().get();
	expect(left).toBe(0);
});

function edit(store: Store, slug: string, changes: object) {
	const study = getStudy(store, slug, "drafts-too");
	const document = { ...study?.document, ...changes };
	saveStudy(store, { slug, document, actor, reason: "Edited", expectedVersion: study?.version ?? 0 });
}

test("an import that ran when the program ended goes on when it starts again", async () => {
	using here = temporaryStore();
	const { store } = here;
	const delivery = { name: "Copies", publish: false, update: false, reason: "Test", actor };
	const files = jsonFile(...registryCopies(30));
	const { importId = 0 } = await receiveRecords(store, delivery, files);
	startImport(store, importId);
	runBatch(store, importId);
	const faults: unknown[] = [];
	const runner = createImportRunner(store, { error: (fault: unknown) => faults.push(fault) });
	await expect.poll(() => getImport(store, importId)?.state, { timeout: 20_000 }).toBe("finished");
	await runner.close();
	expect(faults).toEqual([]);
	expect(getImport(store, importId)?.counts).toMatchObject({ created: 30, failed: 0 });
});

test("an import stops when the account that began it is closed, and says so", async () => {
	using here = temporaryStore();
	const { store } = here;
	const person = await addPerson(store, "researcher");
	const delivery = { name: "Copies", publish: false, update: false, reason: "Test", actor: person };
	const { importId = 0 } = await receiveRecords(store, delivery, jsonFile(...registryCopies(3)));
	startImport(store, importId);
	store.sqlite.prepare("update users set closed_at = ? where id = ?").run("2026-01-01T00:00:00Z", person.id);
	expect(runBatch(store, importId)).toBe(false);
	expect(getImport(store, importId)).toMatchObject({ state: "stopped", counts: { waiting: 3 } });
	expect(getImport(store, importId)?.message).toContain("no longer allowed to write");
});

test("an answer of the registry's old API is called what it is", async () => {
	using here = temporaryStore();
	const old = { FullStudiesResponse: { FullStudies: [{ Study: { ProtocolSection: {} } }] } };
	const [refused] = await importHere(here.store, jsonFile(old));
	expect(refused).toMatchObject({ state: "failed", message: expect.stringContaining("old API") });
});
