import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { directoryEntry, endOfArchive } from "#app/exchange/zip/zip-records.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { zipPieces } from "./zip-pieces.ts";

const NOON = new Date("2026-11-23T12:00:00Z");

async function archiveOf(files: Iterable<ZipFile>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of zipPieces(files, NOON)) pieces.push(piece);
	return Buffer.concat(pieces);
}

test("texts, bytes and what is made later come out as they went in, names beyond ASCII too", async () => {
	const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 * index) % 251);
	const archive = await archiveOf([
		{ name: "a.txt", bytes: "a".repeat(1000) },
		{ name: "figures/Größe–52 %.svg", bytes: () => Promise.resolve("<svg/>") },
		{ name: "empty", bytes: "" },
		{ name: "noise.png", bytes: noise },
	]);
	const files = unzipSync(new Uint8Array(archive));
	expect(Object.keys(files)).toEqual(["a.txt", "figures/Größe–52 %.svg", "empty", "noise.png"]);
	expect(Buffer.from(files["a.txt"] ?? []).toString()).toBe("a".repeat(1000));
	expect(Buffer.from(files["figures/Größe–52 %.svg"] ?? []).toString()).toBe("<svg/>");
	expect(files.empty).toHaveLength(0);
	expect(files["noise.png"]).toEqual(noise);
	expect(archive.length).toBeLessThan(5000 + 1000);
});

test("a file whose size nobody knows before is packed while it is made", async () => {
	let made = 0;
	async function* lines() {
		for (; made < 50_000; made++) yield `line ${made} of a table that is longer than what is held\n`;
	}
	const pieces = zipPieces([{ name: "long.csv", bytes: lines }], NOON);
	await pieces.next();
	expect(made).toBeLessThan(10_000);
	await pieces.next();
	await pieces.next();
	expect(made, "no more is made than is packed").toBeLessThan(20_000);
	const rest: Uint8Array[] = [];
	await pieces.return(undefined);
	made = 0;
	for await (const piece of zipPieces([{ name: "long.csv", bytes: lines }], NOON)) rest.push(piece);
	const [entry] = await entriesOf(Buffer.concat(rest));
	expect(entry?.name).toBe("long.csv");
	expect(entry?.text.split("\n")).toHaveLength(50_001);
	expect(entry?.text).toContain("line 49999 of");
});

test("sizes and places beyond 4 GB stand in the larger fields", () => {
	const file = { name: Buffer.from("a"), method: 8 as const, crc: 1, streamed: true, modified: NOON };
	const entry = directoryEntry({ ...file, size: 5e9, packed: 10, offset: 6e9 });
	expect(entry.readUInt32LE(24)).toBe(0xffffffff);
	expect(entry.readUInt32LE(20)).toBe(10);
	const extra = entry.subarray(47);
	expect([extra.readUInt16LE(0), extra.readUInt16LE(2)]).toEqual([1, 16]);
	expect([extra.readBigUInt64LE(4), extra.readBigUInt64LE(12)]).toEqual([5_000_000_000n, 6_000_000_000n]);
	expect(endOfArchive(3, 100, 100)).toHaveLength(22);
	expect(endOfArchive(3, 100, 7e9)).toHaveLength(22 + 56 + 20);
});

test("a file that cannot be made ends the archive with its error, not with half an archive", async () => {
	const failing = () => {
		throw new Error("cannot draw");
	};
	await expect(archiveOf([{ name: "forest.svg", bytes: failing }])).rejects.toThrow("cannot draw");
});

/** As a reader sees them that knows the larger format; it holds each file to its size, and we to its checksum. */
async function entriesOf(archive: Buffer) {
	using folder = temporaryFolder();
	const path = join(folder.path, "archive.zip");
	writeFileSync(path, archive);
	const zip = await yauzl.openPromise(path);
	const entries: { name: string; text: string }[] = [];
	for await (const entry of zip.eachEntry()) {
		const text: Buffer[] = [];
		for await (const chunk of await zip.openReadStreamPromise(entry)) text.push(chunk as Buffer);
		const whole = Buffer.concat(text);
		expect(entry.crc32, entry.fileName).toBe(crc32(whole));
		entries.push({ name: entry.fileName, text: whole.toString() });
	}
	return entries;
}
