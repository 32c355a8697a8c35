// npm run bench: how fast reading and computing are, as ratios that hold on any machine. Sections are files in
// scripts/bench; name some to run only those: npm run bench -- computing
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, NODE, ROOT, run } from "./ready.mjs";

ensureInstalled();
ensureBuilt();
run(NODE, [join(ROOT, "scripts", "bench", "run.ts"), ...process.argv.slice(2)], { NODE_ENV: "production" });
