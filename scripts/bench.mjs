// npm run bench: how fast reading, searching, importing and computing are, as ratios that hold on any machine.
// Sections are files in scripts/bench; name some to run only those: npm run bench -- computing. `--full` adds the
// largest libraries; `--keep=FOLDER` keeps the libraries that were made for the next run, and takes those it finds.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, NODE, ROOT } from "./ready.mjs";

ensureInstalled();
ensureBuilt();
const { status } = spawnSync(NODE, [join(ROOT, "scripts", "bench", "run.ts"), ...process.argv.slice(2)], {
	cwd: ROOT,
	stdio: "inherit",
	env: { ...process.env, NODE_ENV: "production" },
});
process.exit(status ?? 1);
