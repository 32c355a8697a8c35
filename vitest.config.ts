import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		projects: [
			{
				test: {
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
			{
				test: {
					name: "integration",
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
