import "./scripts/compile-cache.mjs";
import { defineConfig } from "vitest/config";
import { AT_LENGTH } from "./tests/support/at-length.ts";

const common = {
	// Tests leave nothing behind in a worker, and loading the program anew takes longer than most of them.
	isolate: false,
	// Most of what a test makes is garbage soon: with room for it from the start, V8 looks for it seldom; and threads
	// that look for it together take more of the processor’s time than one. It saves a sixth of that time.
	execArgv: [
		...["--max-semi-space-size=64", "--min-semi-space-size=64", "--initial-old-space-size=512"],
		"--single-threaded-gc",
	],
	// A machine that has much else to do answers late: who polls waits for longer than the second that is usual.
	expect: { poll: { timeout: 20_000 } },
};

/** Tests that ask the built program. */
const served = {
	...common,
	globalSetup: "tests/support/build-once.ts",
	env: { NODE_ENV: "production" as const },
	testTimeout: 120_000,
	hookTimeout: 60_000,
};

export default defineConfig({
	test: {
		// Tests that start processes wait for them, so that even two cores are busy with two workers.
		maxWorkers: "100%",
		projects: [
			{
				test: {
					...common,
					name: "unit",
					include: [
						"app/**/*.test.{ts,tsx}",
						"db/**/*.test.ts",
						"tests/reference/**/*.test.ts",
						"tests/*.test.ts",
					],
					testTimeout: 30_000,
				},
			},
			{ test: { ...served, name: "integration", include: ["tests/integration/**/*.test.ts"] } },
			// Tests of the same kind that take too long for every change; npm run rehearse -- tests runs them.
			...(AT_LENGTH
				? [{ test: { ...served, name: "rehearsal", include: ["tests/rehearsal/**/*.test.ts"] } }]
				: []),
		],
	},
});
