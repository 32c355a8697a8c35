import { relative } from "node:path";
import { normalizePath, type Plugin } from "vite";

const SERVER_ONLY = /^(app\/(services|auth|server|cli)|db)\//;

/** Stops the build when a module of the server's folders would reach the browser. Types may be imported. */
export function serverOnlyFolders(): Plugin {
	return {
		name: "server-only-folders",
		enforce: "pre",
		load(id, options) {
			const path = normalizePath(relative(process.cwd(), id.split("?")[0] ?? id));
			if (!options?.ssr && SERVER_ONLY.test(path)) {
				this.error(`${path} belongs to the server, but a component or route would send it to the browser`);
			}
		},
	};
}
