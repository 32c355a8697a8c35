import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Rollup } from "vite";
import remixConfig from "./remix.config.js";
import { browserScripts } from "./scripts/browser-scripts.ts";
import { leanManifest } from "./scripts/lean-manifest.ts";
import { serverOnlyFolders } from "./scripts/server-only-folders.ts";

/**
 * Three warnings say nothing that could be corrected here: a route without a page, such as a CSV file, leaves nothing for
 * the browser; zod's own sources write about annotations in prose; what one page loads late another begins with.
 */
const warnOfWhatCanBeCorrected: Rollup.WarningHandlerWithDefault = (warning, warn) => {
	if (warning.code === "EMPTY_BUNDLE") return;
	if (warning.code === "INVALID_ANNOTATION" && warning.id?.includes("/node_modules/zod/")) return;
	if (warning.plugin === "vite:reporter") return;
	warn(warning);
};

const CLIENT = "build/client";

export default defineConfig({
	plugins: [
		serverOnlyFolders(),
		browserScripts(CLIENT),
		leanManifest(CLIENT),
		tailwindcss(),
		remix(remixConfig),
	],
	build: { target: "es2022", assetsInlineLimit: 0, rollupOptions: { onwarn: warnOfWhatCanBeCorrected } },
	server: { watch: { ignored: ["**/data/**", "**/test-results/**"] } },
});
