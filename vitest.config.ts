import "./scripts/compile-cache.mjs";
import { defineConfig } from "vitest/config";

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
