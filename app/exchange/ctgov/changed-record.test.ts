import { expect, test } from "vitest";
import { compareDocuments, describeChange } from "#app/domain/versions/compare-documents.ts";
import { analysed, recordWithMeasure, row } from "#tests/support/registry-measure.ts";
import { hashOf, readRecord } from "./read-record.ts";

const measure = (title: string, value: string) => ({
	title,
	paramType: "MEAN",
	unitOfMeasure: "score",
	classes: [row([{ value }, { value: "20" }])],
});

test("a figure that was corrected is one change, at its arm and outcome", () => {
	const [before, after] = ["12.1", "12.3"].map(
		(value) => readRecord(recordWithMeasure(measure("Score", value))).document,
	);
	if (!before || !after) throw new Error("Not read");
	expect(compareDocuments(before, after).map((change) => describeChange(change, { whole: true }))).toEqual([
		"Outcome “Score, week 6”, Sertraline, mean: 12.1 → 12.3",
	]);
});

test("a measure put before the others leaves the others alone", () => {
	const record = recordWithMeasure(measure("Score", "12.1"));
	const longer = recordWithMeasure(measure("Score", "12.1"));
	const module = (longer.resultsSection as { outcomeMeasuresModule: { outcomeMeasures: unknown[] } })
		.outcomeMeasuresModule;
	module.outcomeMeasures.unshift({
		type: "PRIMARY",
		groups: [{ id: "OG000", title: "Sertraline" }],
		denoms: analysed(40),
		...measure("Another score", "1"),
	});
	const changes = compareDocuments(readRecord(record).document, readRecord(longer).document);
	expect(changes.map(({ kind, where }) => `${kind} ${where[0]}`)).toContain("added Outcome “Another score”");
	expect(changes.filter(({ kind }) => kind === "removed" || kind === "moved")).toEqual([]);
	// The place in the record is part of where a figure was read.
	expect(changes.filter(({ kind }) => kind === "changed").every(({ path }) => path.endsWith(".source"))).toBe(
		true,
	);
});

test("the daily stamp of the registry is no change of the record", () => {
	const stamped = (versionHolder: string) =>
		hashOf({
			...recordWithMeasure(measure("Score", "1")),
			derivedSection: { miscInfoModule: { versionHolder } },
		});
	expect(stamped("2026-11-22")).toBe(stamped("2026-11-23"));
	expect(stamped("2026-11-22")).not.toBe(hashOf({ ...recordWithMeasure(measure("Score", "2")) }));
});
