import "./scripts/compile-cache.mjs";
import { defineConfig } from "@playwright/test";

export default defineConfig({
	testDir: "tests/e2e",
	globalSetup: ["./tests/support/build-once.ts", "./tests/support/unpack-browser.ts"],
	outputDir: "test-results",
	fullyParallel: true,
	workers: 2,
	reporter: process.env.CI ? "dot" : "list",
	forbidOnly: true,
	timeout: 60_000,
	use: { locale: "en-GB", timezoneId: "UTC" },
});
