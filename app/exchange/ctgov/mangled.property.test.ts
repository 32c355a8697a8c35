import fc from "fast-check";
import { expect, test } from "vitest";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { runs } from "#tests/support/property-runs.ts";
import { registryTexts } from "#tests/support/registry-records.ts";
import { readRecord } from "./read-record.ts";
import { RegistryRecordError } from "./record-error.ts";

const texts = [...registryTexts().values()];

/** Something that should not stand where it is put. */
const wrong = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		"",
		0,
		-1,
		1.5,
		true,
		[],
		{},
		"NA",
		"<0.0001",
		"1e99",
		"9".repeat(50),
		"\u0000\ud800",
	),
	fc.constantFrom<unknown>([[]], [null], { value: { value: [] } }, "x".repeat(60_000), Array(120).fill("x")),
	fc.jsonValue({ maxDepth: 3 }),
);

interface Harm {
	/** Which of the record's places, counted round. */
	at: number;
	harm: { kind: "delete" } | { kind: "double" } | { kind: "replace"; by: unknown };
}

const harm: fc.Arbitrary<Harm> = fc.record({
	at: fc.nat(),
	harm: fc.oneof(
		fc.constant({ kind: "delete" as const }),
		fc.constant({ kind: "double" as const }),
		wrong.map((by) => ({ kind: "replace" as const, by })),
	),
});

/** Every place of a value, as the holder and the key in it. */
function* placesOf(node: unknown): Generator<[Record<string, unknown>, string]> {
	if (typeof node !== "object" || node === null) return;
	for (const key of Object.keys(node)) {
		yield [node as Record<string, unknown>, key];
		yield* placesOf((node as Record<string, unknown>)[key]);
	}
}

function mangle(record: unknown, harms: Harm[]): void {
	for (const { at, harm } of harms) {
		const places = [...placesOf(record)];
		const [holder, key] = places[at % places.length] ?? [];
		if (!holder || key === undefined) continue;
		const value = holder[key];
		if (harm.kind === "delete") {
			if (Array.isArray(holder)) holder.splice(Number(key), 1);
			else delete holder[key];
		} else if (harm.kind === "replace") holder[key] = structuredClone(harm.by);
		else if (Array.isArray(value)) holder[key] = [...value, ...structuredClone(value)];
		else holder[key] = [value, structuredClone(value)];
	}
}

test("a mangled record gives a document that passes the schema and can be checked, or one clear error", () => {
	fc.assert(
		fc.property(fc.constantFrom(...texts), fc.array(harm, { minLength: 1, maxLength: 8 }), (text, harms) => {
			const record = JSON.parse(text);
			mangle(record, harms);
			try {
				const { document } = readRecord(record);
				expect(JSON.stringify(studyDocument.parse(document))).toBe(JSON.stringify(document));
				checkStudy(document);
			} catch (error) {
				if (!(error instanceof RegistryRecordError)) throw error;
				expect(error.message).not.toBe("");
			}
		}),
		runs(50),
	);
});

test.each([
	undefined,
	null,
	3,
	"text",
	[],
	{},
	{ protocolSection: [] },
	{ protocolSection: { identificationModule: 1 } },
])("%j is no record", (value) => {
	expect(() => readRecord(value)).toThrow(RegistryRecordError);
});
