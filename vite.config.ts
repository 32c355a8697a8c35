import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";
import { serverOnlyFolders } from "./scripts/server-only-folders.ts";

export default defineConfig({
	plugins: [serverOnlyFolders(), tailwindcss(), remix(remixConfig)],
	build: { target: "es2022", assetsInlineLimit: 0 },
	server: { watch: { ignored: ["**/data/**", "**/test-results/**"] } },
});
