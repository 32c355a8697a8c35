import { listingOf } from "#app/domain/listing.ts";
import { prepared } from "./prepared.ts";
import { readDocument } from "./queries/read-document.ts";
import { withEntriesLast } from "./search-entries.ts";
import { writeSearch } from "./search-index.ts";
import type { Store } from "./store.ts";

/**
 * Raised when what lists or the search index hold of a study changes; a database says in `user_version` which it
 * was made for.
 */
const FORMAT = 7;

/**
 * Makes the lines of lists and the search index anew where a database has none, or those of an older format: all
 * of it, or (when the process ends midway) nothing, so that the next start does it.
 */
export function bringSearchUpToDate(store: Store): void {
	const { sqlite } = store;
	if (Number(sqlite.pragma("user_version", { simple: true })) >= FORMAT) return;
	const hasIndex = sqlite.prepare("select 1 from sqlite_master where name = 'due_studies'").get();
	if (!hasIndex) return;
	sqlite
		.transaction(() => {
			// At once: to take entries out one by one costs as much as to put them in.
			sqlite.exec("insert into study_search(study_search) values ('delete-all'); delete from study_facets");
			for (const page of listedStudies(store))
				withEntriesLast(store, () => {
					for (const id of page) rebuild(store, id);
				});
			sqlite.pragma(`user_version = ${FORMAT}`);
		})
		.immediate();
}

function rebuild(store: Store, id: number) {
	const document = readDocument(store, id);
	if (!document) return;
	// The findings are as they were: nothing of what is checked has changed.
	const listing = listingOf(document, []);
	prepared(store, "rebuild line of list", () =>
		store.sqlite.prepare(
			"update listings set year = @year, has_results = @hasResults, card = @card where study_id = @id",
		),
	).run({
		...{ id, year: listing.year ?? null, hasResults: listing.hasResults ? 1 : 0 },
		card: JSON.stringify(listing.card),
	});
	writeSearch(store, id, document, listing);
}

const PAGE = 200;

function* listedStudies(store: Store): Generator<number[]> {
	const page = prepared(store, "page of listed studies", () =>
		store.sqlite
			.prepare<[number, number], number>(
				`select studies.id from studies join listings on listings.study_id = studies.id
				where studies.id > ? and archived_at is null order by studies.id limit ?`,
			)
			.pluck(),
	);
	for (let after = 0; ; ) {
		const ids = page.all(after, PAGE);
		yield ids;
		const last = ids.at(-1);
		if (last === undefined || ids.length < PAGE) return;
		after = last;
	}
}
