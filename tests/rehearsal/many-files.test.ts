import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { zipPieces } from "#app/services/exports/zip-pieces.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

test("more files than the plain format of an archive counts are all there", async () => {
	using folder = temporaryFolder();
	const path = join(folder.path, "archive.zip");
	const count = 66_000;
	const files = function* (): Generator<ZipFile> {
		for (let index = 0; index < count; index++) yield { name: `${index}.txt`, bytes: String(index) };
	};
	await pipeline(zipPieces(files(), new Date("2026-11-23T12:00:00Z")), createWriteStream(path));
	const names: string[] = [];
	for await (const { fileName } of (await yauzl.openPromise(path)).eachEntry()) names.push(fileName);
	expect(names).toHaveLength(count);
	expect(names.at(-1)).toBe(`${count - 1}.txt`);
});
