import { expect, test } from "vitest";
import { recordWith } from "#tests/support/registry-measure.ts";
import { registryTexts } from "#tests/support/registry-records.ts";
import { type RecordOutcome, readRecordStream, readRecords } from "./read-records.ts";
import { RegistryRecordError } from "./record-error.ts";

const texts = [...registryTexts().values()];
const ids = [...registryTexts().keys()];
const numbered = (outcomes: Iterable<RecordOutcome>) =>
	[...outcomes].map((outcome) => (outcome.kind === "record" ? outcome.reading.nctId : outcome.error.message));

/** What stops the reading of a file. */
function stops(input: string | Uint8Array | Iterable<string | Uint8Array>): RegistryRecordError {
	try {
		for (const _ of readRecords(input));
	} catch (error) {
		if (error instanceof RegistryRecordError) return error;
		throw error;
	}
	throw new Error("The file was read to its end");
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
function* cut<T extends string | Uint8Array>(whole: T, length: number): Generator<T> {
	for (let at = 0; at < whole.length; at += length) yield whole.slice(at, at + length) as T;
}

test("one record, a list, the API's paged answer, and NDJSON", () => {
	expect(numbered(readRecords(texts[0] ?? ""))).toEqual(ids.slice(0, 1));
	expect(numbered(readRecords(`[${texts.join(",\n")}]`))).toEqual(ids);
	const page = `{"totalCount": 3, "studies": [${texts.slice(0, 3).join(",")}], "nextPageToken": "abc", "x": {"y": []}}`;
	expect(numbered(readRecords(page))).toEqual(ids.slice(0, 3));
	expect(numbered(readRecords(`${page}\n${page}`))).toHaveLength(6);
	const lines = texts.map((text) => JSON.stringify(JSON.parse(text))).join("\n");
	expect(numbered(readRecords(`\uFEFF${lines}\n`))).toEqual(ids);
});

test("wherever it is cut into pieces, in text and in bytes", () => {
	const some = texts.slice(0, 4);
	const page = `{"studies":[${some.join(",")}]}`;
	for (const length of [1, 7, 1001]) {
		expect(numbered(readRecords(cut(page, length)))).toEqual(ids.slice(0, 4));
		expect(numbered(readRecords(cut(bytesOf(page), length)))).toEqual(ids.slice(0, 4));
	}
});

test("each record comes with its own text, its number and its line", () => {
	const [first, second] = [...readRecords(`[${texts[0]},\n${texts[1]}]`)];
	expect(first).toMatchObject({ index: 0, line: 1, raw: texts[0]?.trim() });
	expect(second).toMatchObject({ index: 1, raw: texts[1]?.trim() });
	expect(second?.line).toBe((texts[0]?.split("\n").length ?? 0) + 1);
});

test("a record is given out before the next one is read", () => {
	let read = 0;
	function* counted() {
		for (const text of texts) {
			read++;
			yield text;
		}
	}
	const outcomes = readRecords(counted());
	outcomes.next();
	expect(read).toBe(1);
});

test("a stream", async () => {
	async function* stream() {
		yield* cut(bytesOf(texts.slice(0, 2).join("\n")), 4096);
	}
	const found: RecordOutcome[] = [];
	for await (const outcome of readRecordStream(stream())) found.push(outcome);
	expect(numbered(found)).toEqual(ids.slice(0, 2));
});

test("a record that cannot be read does not stand in the way of the next", () => {
	const good = JSON.stringify(recordWith());
	const outcomes = numbered(readRecords(`{"a": }\n{"protocolSection": {}}\n${good}`));
	expect(outcomes).toEqual([
		expect.stringContaining("broken"),
		"This record has no NCT number (protocolSection.identificationModule.nctId)",
		"NCT01234567",
	]);
});

test("a fault within a record is named with its line and column in the file", () => {
	const broken = JSON.stringify(recordWith(), null, "\t").replace('"INTERVENTIONAL"', "INTERVENTIONAL");
	const at = broken.slice(0, broken.indexOf("INTERVENTIONAL")).split("\n");
	const [, outcome] = [...readRecords(`${JSON.stringify(recordWith())}\n${broken}`)];
	expect(outcome?.kind === "problem" && outcome.error.message).toBe(
		`The JSON of this record is broken at “I” (line ${at.length + 1}, column ${(at.at(-1)?.length ?? 0) + 1})`,
	);
});

test("JSON that is cut off, with the place", () => {
	const text = texts[0] ?? "";
	const cutOff = text.slice(0, 5000);
	const lines = cutOff.split("\n");
	expect(stops(cutOff).message).toBe(
		`The JSON ends in the middle of record 1: it was cut off. Fetch or copy it again (line ${lines.length}, column ${lines.at(-1)?.length})`,
	);
	expect(stops(`[${text},`).message).toContain("after 1 records");
});

test.each([
	["", "There is no record in it"],
	["[]", "There is no record in it"],
	["<!doctype html>", "This is a web page or XML"],
	["NCT01234567", "This is not the JSON of a record: it begins with “N”"],
	["[1, 2]", "“1” stands where a record should begin"],
	['{"a": [1}', "“}” stands where “]” should"],
	['{"a":'.repeat(200), "It is nested deeper than 100 levels"],
	[new Uint8Array([0xff, 0xfe, 0x7b, 0]), "This is UTF-16"],
	[new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]), "This is not UTF-8"],
	[new Uint8Array([0x1f, 0x8b, 8, 0]), "compressed with gzip"],
	[new Uint8Array([0x50, 0x4b, 3, 4]), "This is a ZIP file"],
])("%j is refused", (input, message) => {
	expect(stops(input).message).toContain(message);
});

test("one huge value stops the reading long before it is held whole", () => {
	function* endless() {
		yield '{"a":"';
		for (let count = 0; count < 1000; count++) yield "x".repeat(1024 * 1024);
	}
	expect(stops(endless()).message).toContain("One record is larger than 64 MB");
});

test("overrides are asked for by the number of the study", () => {
	const asked: string[] = [];
	const outcomes = readRecords(JSON.stringify(recordWith()), {
		overridesFor: (nctId) => {
			asked.push(nctId);
			return undefined;
		},
	});
	expect(numbered(outcomes)).toEqual(asked);
});
