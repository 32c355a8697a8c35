import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readersLibrary } from "./library.ts";
import { timesOf } from "./scale.ts";
import type { BenchOptions, Measurement, Section } from "./section.ts";
import { ServerChildren } from "./server-child.ts";

const SIZES = [1000, 5000];

/** What a reader with a question opens, one after the other. */
const PAGES = {
	"front page": "/",
	"search for a question": "/?q=escitalopram+depression",
	"comparison of what was found": "/compare?about=escitalopram+depression",
	"comparison of a condition and an intervention":
		"/compare?condition=depression&intervention=botulinum+toxin",
	"comparison of a whole condition": "/compare?condition=depression",
};

export const section: Section = {
	name: "readers",
	about: `milliseconds to answer what a reader with a question opens, in a library of trials that ask the same questions (${SIZES.map((size) => size.toLocaleString("en")).join(" and ")} studies). With --keep=FOLDER the libraries stay there as readers-….db, for npm start with DATABASE_PATH`,
	async measure({ keep }: BenchOptions): Promise<Measurement> {
		const folder = keep ?? mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		await using servers = new ServerChildren();
		try {
			const libraries: { url: string; pages: Record<string, string> }[] = [];
			for (const size of SIZES)
				libraries.push({ url: await servers.application(readersLibrary(folder, size)), pages: PAGES });
			const times = new Map<string, number[]>();
			for (const name of Object.keys(PAGES)) times.set(name, await timesOf(name, libraries));
			return {
				ratios: [...times].map(([name, [small = Number.NaN, large = Number.NaN]]) => ({
					what: `${name}: time at 5,000 studies to that at 1,000`,
					value: large / small,
				})),
				table: [
					["PAGE", ...SIZES.map((size) => size.toLocaleString("en"))],
					...[...times].map(([name, row]) => [name, ...row.map((time) => time.toFixed(1))]),
				],
			};
		} finally {
			if (keep === undefined) rmSync(folder, { recursive: true, force: true });
		}
	},
};
