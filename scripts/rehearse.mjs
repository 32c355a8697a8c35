// npm run rehearse: what takes too long for npm test. `-- fuzz` sends tens of thousands of malformed requests, `-- kills`
// kills the program hundreds of times while it writes, `-- faults` does what befalls a disk, `-- lose-machine` loses
// machine and disk beside a replica, `-- proxy` the same as readers behind nginx see it, `-- hospital` has people log in where somebody guesses passwords, `-- properties` tries properties many times,
// `-- tests` runs the long tests; each ends with an error when anything is not as it must be.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, NODE, ROOT } from "./ready.mjs";

ensureInstalled();
ensureBuilt();
const { status } = spawnSync(NODE, [join(ROOT, "scripts", "rehearse", "run.ts"), ...process.argv.slice(2)], {
	cwd: ROOT,
	stdio: "inherit",
	env: { ...process.env, NODE_ENV: "production" },
});
process.exit(status ?? 1);
