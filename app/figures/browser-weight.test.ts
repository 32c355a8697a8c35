import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Files that a file loads when it runs, imports of types left out, by their paths. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file) || !existsSync(file)) return seen;
	seen.add(file);
	const imports = readFileSync(file, "utf8").matchAll(/^import (?!type\b)[^;]*? from "([^"]+)";/gms);
	for (const [, from = ""] of imports) {
		if (from.startsWith("#app/")) loadedBy(resolve(app, from.slice("#app/".length)), seen);
		else if (from.startsWith(".")) loadedBy(resolve(dirname(file), from), seen);
	}
	return seen;
}

const app = fileURLToPath(new URL("..", import.meta.url));

// The distributions weigh 120 kB compressed: figures are computed on the server and only drawn in the browser.
test("drawing a synthesis' figure in the browser loads nothing of the statistics", () => {
	const loaded = [...loadedBy(resolve(app, "components/synthesis-figure.tsx"))];
	expect(loaded.some((file) => file.endsWith("layout-scatter.ts"))).toBe(true);
	expect(loaded.filter((file) => file.includes("/statistics/"))).toEqual([]);
});
