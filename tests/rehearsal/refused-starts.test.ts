import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusal } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { ROOT } from "../../scripts/ready.mjs";

/** Options by which a Node takes itself for another, and its system for another. */
function nodeOf(version: string, platform: string = process.platform): string[] {
	const says = `Object.defineProperty(process.versions, "node", { value: "${version}" });
		Object.defineProperty(process, "platform", { value: "${platform}" })`;
	return ["--import", `data:text/javascript,${encodeURIComponent(says)}`];
}

test("an unusable database, a limit that makes no sense and an old Node end the program with one clear line each", async () => {
	using folder = temporaryFolder();
	const readOnly = `${folder.path}/read-only`;
	mkdirSync(readOnly, { mode: 0o500 });
	// To root every folder is writable but those that the kernel makes.
	const closed = process.getuid?.() === 0 ? "/proc/equipoise/a.db" : `${readOnly}/a.db`;
	const DATABASE_PATH = `${folder.path}/a.db`;
	expect(await refusal({ DATABASE_PATH: closed })).toContain(`Cannot use ${closed} as the database`);
	expect(await refusal({ DATABASE_PATH, RATE_LIMIT: "-1" })).toContain("RATE_LIMIT must be a whole number");
	expect(await refusal({ DATABASE_PATH }, nodeOf("20.19.0"))).toContain("Equipoise needs Node 22 or newer");
});

test("what cannot be installed or built is said before anything is", () => {
	using folder = temporaryFolder();
	const scripts = join(folder.path, "trials #2", "scripts");
	mkdirSync(scripts, { recursive: true });
	for (const name of ["build.mjs", "ready.mjs", "compile-cache.mjs"])
		copyFileSync(join(ROOT, "scripts", name), join(scripts, name));
	const build = (...options: string[]) =>
		spawnSync(process.execPath, [...options, join(scripts, "build.mjs")], { encoding: "utf8" }).stderr;
	expect(build()).toMatch(
		/^The pages cannot be built in a folder with “#” in its path: .*trials #2\. Move it.*\n$/,
	);
	for (const [needed, ...options] of [
		["20.19", ...nodeOf("20.18.0", "linux")],
		// Where the project brings no Node.
		["24.0", ...nodeOf("22.21.0", "darwin")],
		["24.0", ...nodeOf("22.21.0", "win32")],
	])
		expect(build(...options)).toMatch(new RegExp(`^Equipoise needs Node ${needed} or newer here; .*\\n$`));
});
