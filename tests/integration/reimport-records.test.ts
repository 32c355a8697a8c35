import { expect, test } from "vitest";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";
import { type RawRecord, readRecordFile } from "#tests/support/registry-copies.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

/** A trial with results: six outcome measures, each with one figure an arm. */
const NCT_ID = "NCT03608150";

test("a record keeps its ids when results are added, an arm is renamed and measures change places", async () => {
	using here = temporaryStore();
	const { store } = here;
	const planned = readRecordFile(NCT_ID);
	delete planned.resultsSection;
	const [first] = await importHere(store, jsonFile(planned));
	const slug = first?.slug ?? "";
	expect(first).toMatchObject({ state: "created" });
	const before = documentOf(store, slug);

	const record = readRecordFile(NCT_ID);
	expect(await importHere(store, jsonFile(record))).toMatchObject([{ state: "updated", slug, version: 2 }]);
	const posted = documentOf(store, slug);
	expect(idsOf(posted.arms)).toEqual(idsOf(before.arms));
	expect(new Set(idsOf(posted.outcomes))).toEqual(new Set(idsOf(before.outcomes)));
	expect(posted.outcomes.every(({ results }) => results.length > 0)).toBe(true);

	const changed = renamed(record, "Therapeutic Group", "Therapeutic Group (Luminopia One)");
	statusOf(changed).overallStatus = "TERMINATED";
	measuresOf(changed).reverse();
	expect(await importHere(store, jsonFile(changed))).toMatchObject([{ state: "updated", version: 3 }]);
	const after = documentOf(store, slug);
	expect(after.arms.map(({ id, label }) => [id, label])).toEqual([
		[posted.arms[0]?.id, "Therapeutic Group (Luminopia One)"],
		[posted.arms[1]?.id, "Control Group"],
	]);
	expect(after.status).toBe("terminated");
	expect(new Set(idsOf(after.outcomes))).toEqual(new Set(idsOf(posted.outcomes)));
	expect(figuresOf(after)).toEqual(figuresOf(posted));

	expect(await importHere(store, jsonFile(changed))).toMatchObject([{ state: "unchanged", slug }]);
	expect(getStudy(store, slug, "drafts-too")?.version).toBe(3);
});

test("a published study stays as it is where what comes has an error, and where nobody said to update it", async () => {
	using here = temporaryStore();
	const { store } = here;
	const trial = (events: number) =>
		studyInput({
			identifiers: [{ system: "nct", value: "NCT00000001" }],
			outcomes: [binaryOutcome({ a1: `${events}/33`, a2: "6/41" })],
		});
	const request = { document: trial(17), actor: { kind: "system" }, reason: "Logged" } as const;
	const { slug } = saveStudy(store, { ...request, visibility: "published" });
	const before = getStudy(store, slug, "published");
	expect(before).toBeDefined();
	for (const publish of [false, true]) {
		const [wrong] = await importHere(store, jsonFile(trial(50)), { publish, update: true });
		expect(wrong).toMatchObject({ state: "failed", message: expect.stringContaining("stays as it is") });
		const [differs] = await importHere(store, jsonFile(trial(18)), { publish });
		expect(differs).toMatchObject({ state: "held", slug });
		expect(getStudy(store, slug, "published")).toEqual(before);
	}
});

const documentOf = (store: Store, slug: string): StudyDocument => {
	const study = getStudy(store, slug, "drafts-too");
	if (!study) throw new Error(`No study ${slug}`);
	return study.document;
};

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

/** Every outcome's figures by its id and arm, wherever they stand. */
const figuresOf = ({ outcomes }: StudyDocument) =>
	outcomes
		.flatMap(({ id, results }) =>
			results.map(
				({ source: _, ...figures }) => [`${id} ${figures.armId}`, JSON.stringify(figures)] as const,
			),
		)
		.sort();

const renamed = (record: RawRecord, from: string, to: string): RawRecord =>
	JSON.parse(JSON.stringify(record).replaceAll(`"${from}"`, `"${to}"`));

const statusOf = (record: RawRecord) => record.protocolSection.statusModule as { overallStatus: string };

const measuresOf = (record: RawRecord) =>
	(record.resultsSection as { outcomeMeasuresModule: { outcomeMeasures: unknown[] } }).outcomeMeasuresModule
		.outcomeMeasures;
