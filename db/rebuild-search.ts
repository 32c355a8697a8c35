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
/** From this one on, what search holds of studies with a ClinicalTrials.gov number is as it is today. */
const NUMBERED_SINCE = 6;

/**
 * Makes the lines of lists and the search index anew where a database has none, or those of an older format: all
 * of it, or (when the process ends midway) nothing, so that the next start does it.
 */
export function bringSearchUpToDate(store: Store): void {
	const { sqlite } = store;
	const format = Number(sqlite.pragma("user_version", { simple: true }));
	if (format >= FORMAT) return;
	const hasIndex = sqlite.prepare("select 1 from sqlite_master where name = 'study_topics'").get();
	if (!hasIndex) return;
	sqlite
		.transaction(() => {
			const all = format < NUMBERED_SINCE;
			// At once: to take entries out one by one costs as much as to put them in.
			if (all)
				sqlite.exec("insert into study_search(study_search) values ('delete-all'); delete from study_facets");
			for (const page of listedStudies(store, { all }))
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

/** @param all those with a ClinicalTrials.gov number too */
function* listedStudies(store: Store, { all }: { all: boolean }): Generator<number[]> {
	const page = prepared(store, "page of listed studies", () =>
		store.sqlite
			.prepare<[number, number, number], number>(
				`select studies.id from studies join listings on listings.study_id = studies.id
				where studies.id > ? and archived_at is null and (? or not exists (
					select 1 from identifiers where identifiers.study_id = studies.id and system = 'nct'))
				order by studies.id limit ?`,
			)
			.pluck(),
	);
	for (let after = 0; ; ) {
		const ids = page.all(after, all ? 1 : 0, PAGE);
		yield ids;
		const last = ids.at(-1);
		if (last === undefined || ids.length < PAGE) return;
		after = last;
	}
}
