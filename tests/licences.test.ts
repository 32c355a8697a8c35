import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

interface Locked {
	version: string;
	license?: string;
	integrity?: string;
	dev?: boolean;
	hasInstallScript?: boolean;
}

const { packages } = JSON.parse(textOf("package-lock.json")) as { packages: Record<string, Locked> };
const { allowScripts } = JSON.parse(textOf("package.json")) as { allowScripts: Record<string, boolean> };
/** By a field that npm does not read any more. */
const STATED_OTHERWISE: Readonly<Record<string, string>> = { busboy: "MIT", streamsearch: "MIT" };
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const locked = Object.entries(packages).filter(([path]) => path !== "");

test("whatever runs has a licence that the operations page names", () => {
	const [, told = ""] = /licences of what runs are (.*?)\. A test/.exec(textOf("docs/operations.md")) ?? [];
	const allowed = new Set([...told.matchAll(/`([^`]+)`/g)].map(([, id]) => id));
	expect(allowed).toContain("MIT");
	const used = new Set<string>();
	const mayRun = (license: string) =>
		license.split(" OR ").some((choice) => {
			const ids = choice.split(" AND ").map((id) => id.replace(/[()]/g, ""));
			for (const id of ids) used.add(id);
			return ids.every((id) => allowed.has(id));
		});
	const others = locked
		.filter(
			([path, { license, dev }]) => !dev && !mayRun(license ?? STATED_OTHERWISE[nameOf(path)] ?? "none"),
		)
		.map(([path]) => nameOf(path));
	// Its licence, as the operations page says, has no identifier.
	expect(others).toEqual(["dejavu-fonts-ttf"]);
	expect([...allowed].filter((id) => id && !used.has(id))).toEqual([]);
});

test("every package comes under a checksum, and none runs a script of its own that nobody allowed", () => {
	expect(
		locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path),
	).toEqual([]);
	const scripted = locked
		.filter(([, { hasInstallScript }]) => hasInstallScript)
		.map(([path]) => nameOf(path));
	expect([...new Set(scripted)].filter((name) => !(name in allowScripts))).toEqual([]);
});
