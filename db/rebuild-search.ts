import { prepared } from "./prepared.ts";
import { writeSearch } from "./search-index.ts";
import type { Store } from "./store.ts";
import { readDocument } from "./study-rows/read-rows.ts";

/** Raised when what the index holds of a study changes; a database says in `user_version` which it was made for. */
const FORMAT = 2;

/**
 * Makes the search index anew where a database has none, or one of an older format: all of it, or (when the
 * process ends midway) nothing, so that the next start does it.
 */
export function bringSearchUpToDate(store: Store): void {
	const { sqlite } = store;
	if (Number(sqlite.pragma("user_version", { simple: true })) >= FORMAT) return;
	const hasIndex = sqlite.prepare("select 1 from sqlite_master where name = 'study_facets'").get();
	if (!hasIndex) return;
	sqlite
		.transaction(() => {
			// At once: to take entries out one by one costs as much as to put them in.
			sqlite.exec("insert into study_search(study_search) values ('delete-all'); delete from study_facets");
			for (const { id, year, hasResults } of listedStudies(store)) {
				const document = readDocument(store, id);
				if (document)
					writeSearch(store, id, document, { year: year ?? undefined, hasResults: hasResults === 1 });
			}
			sqlite.pragma(`user_version = ${FORMAT}`);
		})
		.immediate();
}

interface Listed {
	id: number;
	year: number | null;
	hasResults: number;
}

const PAGE = 200;

function* listedStudies(store: Store): Generator<Listed> {
	const page = prepared(store, "page of listed studies", () =>
		store.sqlite.prepare<[number, number], Listed>(
			`select studies.id, year, has_results as hasResults
			from studies join listings on listings.study_id = studies.id
			where studies.id > ? and archived_at is null order by studies.id limit ?`,
		),
	);
	for (let after = 0; ; ) {
		const studies = page.all(after, PAGE);
		yield* studies;
		const last = studies.at(-1);
		if (!last || studies.length < PAGE) return;
		after = last.id;
	}
}
