import "./scripts/compile-cache.mjs";
import { defineConfig } from "vitest/config";

/** Most of what a test makes is garbage soon: with room for it, V8 copies less of it about, for a sixth of the processor time. */
const execArgv = ["--max-semi-space-size=64"];

export default defineConfig({
	test: {
		// Tests that start processes wait for them, so that even two cores are busy with two workers.
		maxWorkers: "100%",
		projects: [
			{
				test: {
					name: "unit",
					// Pure functions leave nothing behind in a worker, and loading them anew takes longer than testing them.
					isolate: false,
					execArgv,
					include: [
						"app/**/*.test.{ts,tsx}",
						"db/**/*.test.ts",
						"tests/reference/**/*.test.ts",
						"tests/*.test.ts",
					],
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: "integration",
					isolate: false,
					execArgv,
					include: ["tests/integration/**/*.test.ts"],
					globalSetup: "tests/support/build-once.ts",
					env: { NODE_ENV: "production" },
					testTimeout: 120_000,
					hookTimeout: 60_000,
				},
			},
		],
	},
});
