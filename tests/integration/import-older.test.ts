import { expect, test } from "vitest";
import { getStudy } from "#db/queries/get-study.ts";
import { getImport } from "#db/queries/imports.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";

interface Said {
	nctId?: string;
	day?: string;
	enrolled?: number;
	aliases?: string[];
	also?: string;
}

/** A small made-up record, last updated on a day. */
const record = ({ nctId = "NCT91000030", day, enrolled = 120, aliases, also }: Said) => ({
	protocolSection: {
		identificationModule: {
			...{ nctId, briefTitle: `Drug O, registered as ${nctId}` },
			...(aliases && { nctIdAliases: aliases }),
			...(also && { secondaryIdInfos: [{ id: also, type: "REGISTRY" }] }),
		},
		statusModule: { overallStatus: "COMPLETED", ...(day && { lastUpdatePostDateStruct: { date: day } }) },
		designModule: { studyType: "INTERVENTIONAL", enrollmentInfo: { count: enrolled, type: "ACTUAL" } },
	},
});

const newer = record({ day: "2024-05-01", enrolled: 120 });
const older = record({ day: "2023-01-01", enrolled: 100 });

test.each<[string, object[][]]>([
	["in one file", [[newer, older]]],
	["in one file, the older first", [[older, newer]]],
	["in a later import", [[newer], [older]]],
	["of which only the month is known", [[newer], [record({ day: "2024-04", enrolled: 100 })]]],
	["twice", [[newer], [older, older]]],
])("an older record leaves the newer one alone: %s", async (_, deliveries) => {
	using here = temporaryStore();
	for (const records of deliveries) await importHere(here.store, jsonFile(...records));
	const study = getStudy(here.store, "drug-o-registered-as-nct91000030", "drafts-too");
	expect(study?.document.population.enrolment?.count).toBe(120);
});

test("an older record is said to be older, with both days, and adds up in the counts", async () => {
	using here = temporaryStore();
	const records = await importHere(here.store, jsonFile(newer, older));
	expect(records.map(({ state }) => state)).toEqual(["created", "older"]);
	expect(records[1]?.message).toMatch(/^Older than what is here: .*2023.*2024/);
	const found = getImport(here.store, 1);
	expect(found?.counts).toMatchObject({ created: 1, older: 1, waiting: 0 });
	expect(Object.values(found?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(found?.total);
});

test.each([
	["without a day of its own", undefined],
	["of the same day", "2024-05-01"],
	["of the month that the newer one is in", "2024-05"],
])("a record %s is not called older", async (_, day) => {
	using here = temporaryStore();
	await importHere(here.store, jsonFile(newer));
	const [again] = await importHere(here.store, jsonFile(record({ ...(day && { day }), enrolled: 130 })));
	expect(again?.state).toBe("updated");
});

test("a record is known by its obsolete numbers, whichever of the two is here", async () => {
	using here = temporaryStore();
	const merged = record({ nctId: "NCT91000031", aliases: ["NCT91000030"], day: "2024-06-01", enrolled: 140 });
	const [first] = await importHere(here.store, jsonFile(newer));
	const [second] = await importHere(here.store, jsonFile(merged));
	expect(second).toMatchObject({ state: "updated", slug: first?.slug });
	const [third] = await importHere(here.store, jsonFile(older));
	expect(third).toMatchObject({ state: "older", slug: first?.slug });
});

test("a trial that another record names as a further number is not that other record", async () => {
	using here = temporaryStore();
	const extension = record({ nctId: "NCT91000040", also: "NCT91000030", day: "2024-06-01" });
	const records = await importHere(here.store, jsonFile(extension, older));
	expect(records.map(({ state }) => state)).toEqual(["created", "created"]);
});
