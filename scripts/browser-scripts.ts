import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/**
 * Scripts that the server's pages name by `?worker&url` are built with the server, and Remix leaves them there. This
 * puts them where the browser's files are.
 */
export function browserScripts(clientFolder: string): Plugin {
	return {
		name: "browser-scripts",
		apply: (_, { isSsrBuild }) => isSsrBuild === true,
		writeBundle(_, bundle) {
			for (const file of Object.values(bundle)) {
				if (file.type !== "asset" || !/^assets\/.*\.js$/.test(file.fileName)) continue;
				const path = join(clientFolder, file.fileName);
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, file.source);
			}
		},
	};
}
