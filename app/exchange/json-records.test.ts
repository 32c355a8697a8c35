import { expect, test } from "vitest";
import { registryTexts } from "#tests/support/registry-records.ts";
import { jsonRecords, parseRecord } from "./json-records.ts";

const texts = [...registryTexts().values()];
const ids = [...registryTexts().keys()];

type Piece = string | Uint8Array;

async function textsOf(input: Piece | Iterable<Piece>): Promise<string[]> {
	const found: string[] = [];
	const pieces = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
	for await (const record of jsonRecords(pieces)) found.push(record.text);
	return found;
}

const numbered = async (input: Piece | Iterable<Piece>) =>
	(await textsOf(input)).map((text) => JSON.parse(text).protocolSection.identificationModule.nctId);

const bytesOf = (text: string) => new TextEncoder().encode(text);
function* cut<T extends Piece>(whole: T, length: number): Generator<T> {
	for (let at = 0; at < whole.length; at += length) yield whole.slice(at, at + length) as T;
}

test("one record, a list, the API's paged answer, and NDJSON", async () => {
	expect(await numbered(texts[0] ?? "")).toEqual(ids.slice(0, 1));
	expect(await numbered(`[${texts.join(",\n")}]`)).toEqual(ids);
	const page = `{"totalCount": 3, "studies": [${texts.slice(0, 3).join(",")}], "nextPageToken": "abc", "x": {"y": []}}`;
	expect(await numbered(page)).toEqual(ids.slice(0, 3));
	expect(await numbered(`${page}\n${page}`)).toHaveLength(6);
	const lines = texts.map((text) => JSON.stringify(JSON.parse(text))).join("\n");
	expect(await numbered(`\uFEFF${lines}\n`)).toEqual(ids);
});

test("wherever it is cut into pieces, in text and in bytes", async () => {
	const some = texts.slice(0, 4);
	const page = `{"studies":[${some.join(",")}]}`;
	for (const length of [1, 7, 1001]) {
		expect(await numbered(cut(page, length))).toEqual(ids.slice(0, 4));
		expect(await numbered(cut(bytesOf(page), length))).toEqual(ids.slice(0, 4));
	}
});

test("each record comes with its own text and its line, before the next one is read", async () => {
	let read = 0;
	function* counted() {
		for (const text of [`[${texts[0]},\n`, `${texts[1]}]`]) {
			read++;
			yield text;
		}
	}
	const records = jsonRecords(counted());
	expect((await records.next()).value).toMatchObject({ line: 1, text: texts[0]?.trim() });
	expect(read).toBe(1);
	const second = (await records.next()).value;
	expect(second).toMatchObject({ text: texts[1]?.trim(), line: (texts[0]?.split("\n").length ?? 0) + 1 });
});

test("a fault within a record is named with its line and column in the file", async () => {
	const found: unknown[] = [];
	for await (const record of jsonRecords(['{"a": 1}\n{"b":\n  oops}'])) {
		try {
			found.push(parseRecord(record));
		} catch (error) {
			found.push(String(error));
		}
	}
	expect(found).toEqual([{ a: 1 }, "Problem: The JSON is broken at “o” (line 3, column 3)"]);
});

test("JSON that is cut off, with the place", async () => {
	const cutOff = (texts[0] ?? "").slice(0, 5000);
	const lines = cutOff.split("\n");
	await expect(textsOf(cutOff)).rejects.toThrow(
		`The JSON ends in the middle of record 1: it was cut off. Fetch or copy it again (line ${lines.length}, column ${lines.at(-1)?.length})`,
	);
	await expect(textsOf(`[${texts[0]},`)).rejects.toThrow("after 1 records");
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
])("%j is refused", async (input, message) => {
	await expect(textsOf(input)).rejects.toThrow(message);
});

test("one huge value stops the reading long before it is held whole", async () => {
	const megabyte = "x".repeat(1024 * 1024);
	let given = 0;
	function* value(megabytes: number) {
		yield '{"a":"';
		for (given = 0; given < megabytes; given++) yield megabyte;
		yield '"}';
	}
	await expect(textsOf(value(1000))).rejects.toThrow("One record is larger than 64 MB");
	expect(given, "megabytes that were read").toBe(63);
	expect(await textsOf(value(63))).toHaveLength(1);
});
