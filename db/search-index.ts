import type { Listing } from "#app/domain/listing.ts";
import type { Intervention, StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

/** Writes what lists and search go by: both are derived from the document and can be rebuilt from it. */
export function writeListing(store: Store, studyId: number, document: StudyDocument, listing: Listing): void {
	prepared(store, "write listing", () =>
		store.sqlite.prepare(
			`insert into listings (study_id, year, has_results, card, lacks)
			values (@studyId, @year, @hasResults, @card, @lacks)
			on conflict (study_id) do update set year = excluded.year, has_results = excluded.has_results,
				card = excluded.card, lacks = excluded.lacks`,
		),
	).run({
		studyId,
		year: listing.year ?? null,
		hasResults: listing.hasResults ? 1 : 0,
		card: JSON.stringify(listing.card),
		lacks: JSON.stringify(listing.lacks),
	});
	prepared(store, "write search", () =>
		store.sqlite.prepare(
			`insert or replace into study_search
				(rowid, title, acronym, conditions, interventions, identifiers, authors)
			values (@studyId, @title, @acronym, @conditions, @interventions, @identifiers, @authors)`,
		),
	).run({ studyId, ...searchTexts(document) });
}

const namesOf = (interventions: readonly Intervention[]) =>
	interventions.flatMap(({ name, otherNames }) => [name, ...otherNames]);

/** What search sees of a study, by column of the index. */
export function searchTexts(document: StudyDocument) {
	const interventions = document.arms.flatMap((arm) => [arm.label, ...namesOf(arm.interventions)]);
	interventions.push(...namesOf(document.interventions ?? []));
	const reports = document.reports.flatMap(({ doi, pmid }) => [doi, pmid]);
	return {
		title: [document.title, ...document.reports.map((report) => report.title)].filter(Boolean).join("\n"),
		acronym: document.acronym ?? "",
		conditions: [...document.conditions, ...(document.keywords ?? []), ...document.tags].join("\n"),
		interventions: [...new Set(interventions)].join("\n"),
		identifiers: [...document.identifiers.map(({ value }) => value), ...reports].filter(Boolean).join("\n"),
		authors: document.reports.flatMap(({ authors, citation }) => authors ?? citation ?? []).join("\n"),
	};
}
