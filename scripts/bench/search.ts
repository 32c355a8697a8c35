import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listStudies } from "#db/queries/list-studies.ts";
import { correctWords } from "#db/queries/search-words.ts";
import { summariseStudies } from "#db/queries/study-facets.ts";
import { openStore } from "#db/store.ts";
import { libraryOf } from "./library.ts";
import { type BenchOptions, type Measurement, median, type Section } from "./section.ts";

const STUDIES = 30_000;
const ROUNDS = 60;
const PAGE = 20;

/** What somebody types, and the least FTS5 can be asked for it. */
const SEARCHES = {
	"one common word": ["depression", '"depression"'],
	"two words": ["escitalopram depression", '"escitalopram" AND "depression"'],
	"the beginning of a word": ["hypert", '"hypert" *'],
	"a rare word": ["sarcoidosis", '"sarcoidosis"'],
} as const;

export const section: Section = {
	name: "search",
	about: `milliseconds to find the best ${PAGE} of ${STUDIES.toLocaleString("en")} studies, the median of ${ROUNDS}. “Bare” is the FTS5 query alone, ordered by its rank, ids and nothing else; “counts” are those of each filter`,
	async measure({ keep }: BenchOptions): Promise<Measurement> {
		const folder = keep ?? mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		const store = openStore(libraryOf(folder, STUDIES));
		try {
			const bare = store.sqlite
				.prepare<[string], number>(
					`select rowid from study_search where study_search match ? order by rank limit ${PAGE}`,
				)
				.pluck();
			const ratios: Measurement["ratios"] = [];
			const table = [["SEARCH FOR", "LISTED", "WITH COUNTS", "BARE"]];
			for (const [name, [q, match]] of Object.entries(SEARCHES)) {
				const query = { q, scope: "published" } as const;
				const list = () => {
					correctWords(store, q, "published");
					return listStudies(store, { ...query, sort: "relevance", limit: PAGE + 1 });
				};
				const counts = () => [list(), summariseStudies(store, query)];
				const [listed, counted, least] = timesInTurn([list, counts, () => bare.all(match)]);
				ratios.push({ what: `search for ${name}, to the bare FTS5 query`, value: listed / least });
				table.push([name, ...[listed, counted, least].map((time) => time.toFixed(2))]);
			}
			return { ratios, table };
		} finally {
			store.close();
			if (keep === undefined) rmSync(folder, { recursive: true, force: true });
		}
	},
};

function timesInTurn(runs: (() => unknown)[]): [number, number, number] {
	const times: number[][] = runs.map(() => []);
	for (let round = -5; round < ROUNDS; round++) {
		for (const [index, run] of runs.entries()) {
			const started = performance.now();
			run();
			if (round >= 0) times[index]?.push(performance.now() - started);
		}
	}
	const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = times.map(median);
	return [a, b, c];
}
