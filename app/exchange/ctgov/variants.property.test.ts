import fc from "fast-check";
import { expect, test } from "vitest";
import { toIndexPath } from "#app/domain/id-path.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { runs } from "#tests/support/property-runs.ts";
import { unaccounted } from "#tests/support/registry-account.ts";
import { registryTexts } from "#tests/support/registry-records.ts";
import {
	changeMeasures,
	changes,
	dressGroups,
	dressing,
	type ResultsRecord,
} from "#tests/support/registry-variants.ts";
import { type RegistryReading, readRecord } from "./read-record.ts";

/** Real records with results, made into others that could be real, with what is true of them known. */
const texts = registryTexts();
const nctId = fc.constantFrom(
	...[...texts.keys()].filter((id) => texts.get(id)?.includes('"resultsSection"')),
);
const parse = (id: string): ResultsRecord => JSON.parse(texts.get(id) ?? "");

const UNSURE = new Set(["role", "only-one-left", "list-number"]);

test("a group under another title is its own arm or none, and never surely another", () => {
	fc.assert(
		fc.property(nctId, dressing, (id, how) => {
			const variant = parse(id);
			const truth = dressGroups(variant, how);
			const { document, matches } = readRecord(variant);
			const labels = new Map(document.arms.map(({ id, label }) => [id, label]));
			for (const { key, title, armId, certainty } of matches) {
				const arm = truth.get(title);
				if (arm === undefined || armId === undefined) continue;
				if (!UNSURE.has(certainty)) expect([key, labels.get(armId)]).toEqual([key, arm]);
			}
			const known = matches.filter(({ title }) => truth.get(title));
			const found = known.filter(({ armId }) => armId !== undefined);
			expect(found.length, JSON.stringify(matches)).toBe(known.length);
		}),
		runs(20),
	);
});

test("every value of a variant is stored as it stands, or listed with the reason", () => {
	fc.assert(
		fc.property(nctId, dressing, changes, (id, how, all) => {
			const variant = parse(id);
			dressGroups(variant, how);
			changeMeasures(variant, all);
			const reading = readRecord(variant);
			expect(unaccounted(variant, reading)).toEqual([]);
			expect(reading.notMapped.filter(({ why }) => why === "")).toEqual([]);
			expect(JSON.stringify(studyDocument.parse(reading.document))).toBe(JSON.stringify(reading.document));
			expect(changedFigures(variant, reading)).toEqual([]);
		}),
		runs(20),
	);
});

/** Figures that stand otherwise in the document than in the record, though they were said to be taken over. */
function changedFigures(variant: ResultsRecord, { document, mappings }: RegistryReading): string[] {
	const FIGURE = /^resultsSection\.outcomeMeasuresModule.*\.(value|spread|lowerLimit|upperLimit)$/;
	return mappings
		.filter(({ from, to, how }) => how === undefined && FIGURE.test(from) && !to.endsWith(".note"))
		.flatMap(({ from, to }) => {
			const there = valueAt(document, toIndexPath(to, document));
			const printed = String(valueAt(variant, from.split(/[.[\]]+/).filter(Boolean)));
			return String(there) === printed.replaceAll(",", "") ? [] : `${from} ${printed} → ${to} ${there}`;
		});
}

const valueAt = (holder: unknown, path: readonly (string | number)[] | null): unknown =>
	path?.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown>)?.[key], holder);
