import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { NODE, ROOT } from "../ready.mjs";
import type { Rehearsal } from "./rehearsal.ts";

/** The tests that ask for a sample in `npm test`, and here for everything: see `tests/support/at-length.ts`. */
const SAMPLED = ["access-table", "access-spellings", "api-studies", "export.test", "saving"].map(
	(name) => `tests/integration/${name}`,
);

/** Runs the tests that take too long for `npm test`, those of a browser after the others. */
export const rehearsal: Rehearsal = {
	name: "tests",
	usage: "tests [FILE…]",
	about:
		"runs tests/rehearsal, those of access, exports and saving with everything they sample, and the browser tests tagged @long, each page in both looks; or, of tests/rehearsal, only the files named",
	run(files) {
		const chosen = files.length > 0 ? files : ["tests/rehearsal/", ...SAMPLED];
		const isSound = runs("node_modules/vitest/vitest.mjs", ["run", ...chosen]);
		if (files.length > 0) return Promise.resolve(isSound);
		const browser = ["test", "--grep", "@long|on any screen"];
		return Promise.resolve(runs("node_modules/@playwright/test/cli.js", browser) && isSound);
	},
};

function runs(tool: string, args: string[]): boolean {
	const env = { ...process.env, NODE_ENV: "test" as const, AT_LENGTH: "1" };
	return spawnSync(NODE, [join(ROOT, tool), ...args], { cwd: ROOT, stdio: "inherit", env }).status === 0;
}
