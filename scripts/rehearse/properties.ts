import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { NODE, ROOT } from "../ready.mjs";
import type { Rehearsal } from "./rehearsal.ts";

/** Tries the properties that `npm test` tries a few times, many times. */
export const rehearsal: Rehearsal = {
	name: "properties",
	usage: "properties [TIMES]",
	about:
		"tries each property of figures, records and merges so many times as often as npm test does; 20 unless given",
	run: ([times = "20"]) => {
		const { status } = spawnSync(
			NODE,
			[join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", ".property.test"],
			{
				cwd: ROOT,
				stdio: "inherit",
				env: { ...process.env, NODE_ENV: "test", PROPERTY_RUNS_TIMES: times },
			},
		);
		return Promise.resolve(status === 0);
	},
};
