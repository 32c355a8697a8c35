// npm start: install when needed, build when stale, then serve until stopped.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, handSignalsOn, NODE, ROOT, SPARING } from "./ready.mjs";

ensureInstalled();
ensureBuilt();
const environmentFile = join(ROOT, ".env");
const server = spawn(
	NODE,
	[
		...(existsSync(environmentFile) ? [`--env-file=${environmentFile}`] : []),
		...SPARING,
		join("app", "server", "main.ts"),
	],
	{ cwd: ROOT, stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } },
);
handSignalsOn(server);
server.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
