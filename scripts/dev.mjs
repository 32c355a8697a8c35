// npm run dev: the server with Vite in front, which shows changes of pages at once; a change of the server
// itself starts it again.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, handSignalsOn, NODE, ROOT } from "./ready.mjs";

ensureInstalled();
const environmentFile = join(ROOT, ".env");
const server = spawn(
	NODE,
	[
		...(existsSync(environmentFile) ? [`--env-file=${environmentFile}`] : []),
		...["app/server", "app/services", "app/auth", "db"].map((folder) => `--watch-path=${join(ROOT, folder)}`),
		join("app", "server", "main.ts"),
	],
	{ cwd: ROOT, stdio: "inherit", env: { ...process.env, NODE_ENV: "development" } },
);
handSignalsOn(server);
server.on("exit", (code) => process.exit(code ?? 1));
