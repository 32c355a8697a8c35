import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { StartError } from "./environment.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const CLIENT_FOLDER = join(ROOT, "build", "client");

/** The pages as they were built. @throws StartError when they were not */
export async function builtRoutes(): Promise<ServerBuild> {
	const file = join(ROOT, "build", "server", "index.js");
	if (!existsSync(file)) throw new StartError("The pages are not built. Run npm start, or npm run build");
	return (await import(pathToFileURL(file).href)) as ServerBuild;
}
