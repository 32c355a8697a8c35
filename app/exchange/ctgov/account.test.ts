import { describe, expect, test } from "vitest";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { toIndexPath } from "#app/domain/id-path.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { keepUnshown } from "#app/domain/study-form/keep-unshown.ts";
import { toForm } from "#app/domain/study-form/to-form.ts";
import { toInput } from "#app/domain/study-form/to-input.ts";
import { compareDocuments } from "#app/domain/versions/compare-documents.ts";
import { unaccounted } from "#tests/support/registry-account.ts";
import { registryRecord, registryTexts } from "#tests/support/registry-records.ts";
import { readRecord } from "./read-record.ts";

describe.each([...registryTexts()])("%s", (nctId, text) => {
	const record = JSON.parse(text);
	const { document, mappings, notMapped } = readRecord(record);

	test("every value of the record is stored, listed with the reason, or says how another is read", () => {
		expect(unaccounted(record, { mappings, notMapped })).toEqual([]);
		expect(notMapped.every(({ why }) => why !== "")).toBe(true);
	});

	test("what an account says is stored does stand there", () => {
		const figures = mappings.filter(
			({ from, to, how }) =>
				how === undefined &&
				/^resultsSection\.(outcomeMeasures|adverseEvents)Module.*\.(value|spread|lowerLimit|upperLimit|numAffected|numAtRisk|numEvents|paramValue|ciLowerLimit|ciUpperLimit|pValue)$/.test(
					from,
				) &&
				/^(outcomes|adverseEvents)\./.test(to) &&
				!to.endsWith(".note"),
		);
		for (const { from, to } of figures) {
			const path = toIndexPath(to, document);
			const there = path?.reduce<unknown>(
				(node, key) => (node as Record<PropertyKey, unknown>)?.[key],
				document,
			);
			expect(Number(String(there).replace(/^[<>=]+\s*/, "")), `${from} → ${to}`).toBe(
				Number(String(at(record, from)).replace(/^[<>=]+\s*/, "")),
			);
		}
	});

	test("reading it again gives the same document, which can be checked, named and compared", () => {
		const again = readRecord(registryRecord(nctId));
		expect(JSON.stringify(again.document)).toBe(JSON.stringify(document));
		expect(compareDocuments(document, again.document)).toEqual([]);
		expect(JSON.stringify(studyDocument.parse(document))).toBe(JSON.stringify(document));
		expect(checkStudy(document).filter(({ level }) => level === "error")).toEqual([]);
		expect(proposeSlug(document)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
	});

	test("the form gives it back as it was", () => {
		const { input } = toInput(toForm(document));
		const edited = studyDocument.parse(keepUnshown(document, input));
		expect(compareDocuments(document, edited)).toEqual([]);
		expect(JSON.stringify(edited)).toBe(JSON.stringify(document));
	});
});

function at(record: unknown, path: string): unknown {
	return path
		.split(/[.[\]]+/)
		.filter(Boolean)
		.reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], record);
}
