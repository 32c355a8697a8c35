import "./scripts/compile-cache.mjs";
import { defineConfig } from "@playwright/test";
import { AT_LENGTH } from "./tests/support/at-length.ts";

export default defineConfig({
	testDir: "tests/e2e",
	globalSetup: ["./tests/support/build-once.ts", "./tests/support/unpack-browser.ts"],
	outputDir: "test-results",
	// npm run rehearse -- tests has these.
	...(!AT_LENGTH && { grepInvert: /@long/ }),
	fullyParallel: true,
	// A second server and a second browser cost the processor more than they save.
	workers: 1,
	reporter: process.env.CI ? "dot" : "list",
	forbidOnly: true,
	timeout: 60_000,
	use: { locale: "en-GB", timezoneId: "UTC" },
});
