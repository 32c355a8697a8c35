// npm run equipoise -- <command>: the command line, under the Node that the project brings.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, handSignalsOn, NODE, ROOT, SPARING } from "./ready.mjs";

ensureInstalled();
const environmentFile = join(ROOT, ".env");
const command = spawn(
	NODE,
	[
		...(existsSync(environmentFile) ? [`--env-file=${environmentFile}`] : []),
		...SPARING,
		join(ROOT, "app", "cli", "main.ts"),
		...process.argv.slice(2),
	],
	{ stdio: "inherit" },
);
handSignalsOn(command);
command.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
