import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { refusal } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

test("an unusable database, a limit that makes no sense and an old Node end the program with one clear line each", async () => {
	using folder = temporaryFolder();
	const readOnly = `${folder.path}/read-only`;
	mkdirSync(readOnly, { mode: 0o500 });
	// To root every folder is writable but those that the kernel makes.
	const closed = process.getuid?.() === 0 ? "/proc/equipoise/a.db" : `${readOnly}/a.db`;
	const DATABASE_PATH = `${folder.path}/a.db`;
	const oldNode = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' })";
	const old = ["--import", `data:text/javascript,${encodeURIComponent(oldNode)}`];
	expect(await refusal({ DATABASE_PATH: closed })).toContain(`Cannot use ${closed} as the database`);
	expect(await refusal({ DATABASE_PATH, RATE_LIMIT: "-1" })).toContain("RATE_LIMIT must be a whole number");
	expect(await refusal({ DATABASE_PATH }, old)).toContain("Equipoise needs Node 22 or newer");
});
