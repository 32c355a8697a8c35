import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Files, the API and frames: no page asks for one by its script, and links to one leave the page. */
const NO_PAGE = /^(api|embed)\/|^login\/openid|\.(csv|docx|js|json|png|R|ris|svg|txt|xlsx|xml|zip)$/;

interface Route {
	path?: string;
	imports?: string[];
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/**
 * Routes without what says no, which is the same as saying nothing, and what is alike beside what is alike: that packs a
 * tenth better. The order of imports is only the order in which they are fetched ahead.
 */
function packedWell(routes: [id: string, Route][]): [string, Route][] {
	const uses = new Map<string, number>();
	for (const name of routes.flatMap(([, { imports = [] }]) => imports))
		uses.set(name, (uses.get(name) ?? 0) + 1);
	const byUse = (one: string, other: string) =>
		(uses.get(other) ?? 0) - (uses.get(one) ?? 0) || (one < other ? -1 : 1);
	const lean = routes.map(([id, route]): [string, Route] => {
		const said = Object.entries(route).filter(([, value]) => value !== false && !isEmpty(value));
		const { imports, ...rest } = Object.fromEntries(said) as Route;
		return [id, { ...rest, ...(imports && { imports: imports.toSorted(byUse) }) }];
	});
	const key = ([, { imports }]: [string, Route]) => String(imports);
	return lean.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

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
				const manifest = JSON.parse(json) as { routes: Record<string, Route> };
				const kept = Object.entries(manifest.routes).filter(([, { path = "" }]) => !NO_PAGE.test(path));
				const lean = { ...manifest, routes: Object.fromEntries(packedWell(kept)) };
				writeFileSync(path, `${before}${JSON.stringify(lean)}${after}`);
			}
		},
	};
}
