// npm test: everything that must hold before a change lands. Type check and lint run beside the build; the
// tests after it, because they ask the built pages. The type checker's threads each look at what they share anew, and
// collecting its garbage costs as much as checking: by itself, in the 1 GB it then takes, it is done sooner.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, NODE, ROOT } from "./ready.mjs";

const started = performance.now();
ensureInstalled();
const checks = Promise.all([
	step("type check", ["node_modules/typescript/bin/tsc", "--singleThreaded"], { GOGC: "off" }),
	step("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."], {
		BIOME_THREADS: "1",
	}),
]);
ensureBuilt();
await checks;
await step("unit and integration tests", ["node_modules/vitest/vitest.mjs", "run"]);
await step("browser tests", ["node_modules/@playwright/test/cli.js", "test"]);
process.stdout.write(`\nAll of it passed, in ${Math.round((performance.now() - started) / 1000)} s.\n`);

/**
 * Runs a tool of the project to its end, showing what it prints; a failure ends the whole run.
 * @param {string} name @param {[string, ...string[]]} command @param {Record<string, string>} variables
 */
function step(name, [script, ...args], variables = {}) {
	return new Promise((resolve) => {
		// Garbage that several threads collect together costs more of the processor's time.
		const child = spawn(NODE, ["--single-threaded-gc", join(ROOT, script), ...args], {
			cwd: ROOT,
			env: { ...process.env, ...variables },
			stdio: "inherit",
		});
		child.on("exit", (code) => {
			if (code === 0) return resolve(undefined);
			process.stderr.write(`\nFailed: ${name}\n`);
			process.exit(1);
		});
	});
}
