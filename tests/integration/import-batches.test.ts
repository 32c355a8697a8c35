import { expect, test } from "vitest";
import { checkLibrary } from "#app/services/check-library.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { runBatch, startImport } from "#app/services/imports/run-import.ts";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { listRecords } from "#db/queries/imports.ts";
import { listStudies } from "#db/queries/list-studies.ts";
import type { Store } from "#db/store.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";
import { readRecordFile, registryCopies } from "#tests/support/registry-copies.ts";
import { sampleTemplates } from "#tests/support/study-templates.ts";

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
	expect(records[3]?.message).toMatch(/meets a fault of the program/);
	expect(records[3]?.message).not.toContain("made to fail");
	for (const table of ["studies", "study_versions", "study_facets", "audit_events"])
		expect([table, sqlite.prepare(`select count(*) from ${table}`).pluck().get()]).toEqual([table, 5]);
	expect(sqlite.prepare("select count(*) from studies where title like '%copy 3)'").pluck().get()).toBe(0);
});

test("a record finds a study of nearly its title that came in just before it, and search finds both", async () => {
	using here = temporaryStore();
	const record = readRecordFile("NCT00000410");
	const { briefTitle } = record.protocolSection.identificationModule;
	const records = await importHere(
		here.store,
		jsonFile({ title: briefTitle.toLowerCase(), tags: ["by hand"] }, record, ...registryCopies(2)),
		{ publish: true },
	);
	expect(records.map(({ state }) => state)).toEqual(["created", "held", "held", "created"]);
	expect(records[1]?.message).toContain("nearly the same title");
	const found = (q: string) => listStudies(here.store, { q, scope: "drafts-too", sort: "newest", limit: 9 });
	expect(found(briefTitle)).toHaveLength(1);
	expect(found("NCT90000001")).toHaveLength(1);
	expect(await checkLibrary(here.store)).toEqual([]);
});

test("a study that comes in twice in one batch has one entry in the search index, the later one", async () => {
	using here = temporaryStore();
	const study = { slug: "twice", title: "Aspirin once", tags: ["first"] };
	const records = await importHere(here.store, jsonFile(study, { ...study, title: "Aspirin twice" }), {
		publish: true,
		update: true,
	});
	expect(records.map(({ state }) => state)).toEqual(["created", "updated"]);
	const titles = (q: string) =>
		listStudies(here.store, { q, scope: "drafts-too", sort: "newest", limit: 9 }).map(({ title }) => title);
	expect(titles("aspirin")).toEqual(["Aspirin twice"]);
	expect(titles('"aspirin once"')).toEqual([]);
	expect(await checkLibrary(here.store)).toEqual([]);
});

test("of many studies with one report a warning names three and counts the others", async () => {
	using here = temporaryStore();
	const study = (title: string) => ({
		title,
		reports: [{ id: "r1", title: "A paper", doi: "10.5555/Shared" }],
	});
	await importHere(here.store, jsonFile(...["A", "B", "C", "D", "E"].map(study)));
	const { document } = getStudy(here.store, "e", "drafts-too") ?? {};
	if (!document) throw new Error("It was not imported");
	const sharedWith = (scope: "drafts-too" | "published", except?: number) =>
		findSharedIdentities(here.store, document, { except, scope });
	expect(sharedWith("drafts-too", 5)).toEqual([
		{
			...{ kind: "doi", system: undefined, value: "10.5555/shared", count: 4, more: false },
			named: ["A", "B", "C"].map((title) => ({ slug: title.toLowerCase(), title })),
		},
	]);
	expect(sharedWith("published")).toEqual([]);
	const lacks = here.store.sqlite.prepare("select lacks from listings where study_id = 5").pluck().get();
	expect(lacks).toContain("“A” (a), “B” (b), “C” (c) and 1 other study: are they the same study");
	const steps: string[] = [];
	expect(await checkLibrary(here.store, ({ at }) => steps.push(at))).toEqual([]);
	expect(new Set(steps)).toEqual(new Set(["database", "studies"]));
});

test("records read ahead by another thread come to the same as those read when their turn comes", async () => {
	const [draft, published] = sampleTemplates();
	const records = [
		...registryCopies(AT_LENGTH ? 210 : 110),
		{ protocolSection: { identificationModule: { nctId: "none" } } },
		{ title: "A document", arms: [{ id: "a", label: "A" }] },
		{ ...draft, visibility: "draft" },
		published,
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
		const drafts = here.store.sqlite.prepare("select title from studies where visibility = 'draft'");
		return {
			drafts: drafts.pluck().all(),
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
	expect(ahead.records.slice(-7).map(({ state }) => state)).toEqual([
		...["failed", "created", "created", "created", "failed", "created", "unchanged"],
	]);
	expect(ahead.drafts).toEqual(["A document", draft?.title]);
});
