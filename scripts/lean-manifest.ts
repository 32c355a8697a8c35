import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Files, the API and frames: no page asks for one by its script, and links to one leave the page. */
const NO_PAGE = /^(api|embed)\/|\.(csv|docx|js|json|png|R|ris|svg|txt|xlsx|xml|zip)$/;

/**
 * The list of routes that every page loads, without those that are no pages: they were half of it. Remix writes it while
 * the server is built, which knows them all.
 */
export function leanManifest(clientFolder: string): Plugin {
	return {
		name: "lean-manifest",
		apply: (_, { isSsrBuild }) => isSsrBuild === true,
		closeBundle() {
			const folder = join(clientFolder, "assets");
			const names = readdirSync(folder).filter((name) => /^manifest-.*\.js$/.test(name));
			for (const name of names) {
				const path = join(folder, name);
				const [, before, json, after] =
					/^(window\.__remixManifest\s*=\s*)(\{.*\})(;?\s*)$/s.exec(readFileSync(path, "utf8")) ?? [];
				if (json === undefined) throw new Error(`${name} is not written as it was by Remix 2.17`);
				const manifest = JSON.parse(json) as { routes: Record<string, { path?: string }> };
				const kept = Object.entries(manifest.routes).filter(([, { path = "" }]) => !NO_PAGE.test(path));
				const lean = { ...manifest, routes: Object.fromEntries(kept) };
				writeFileSync(path, `${before}${JSON.stringify(lean)}${after}`);
			}
		},
	};
}
