import { documentOf } from "#app/domain/document-json.ts";
import { listingOf } from "#app/domain/listing.ts";
import { searchAgrees } from "#db/check-search.ts";
import type { StudyHead } from "#db/queries/all-studies.ts";
import { studyState } from "#db/queries/study-state.ts";
import type { SearchPrints } from "#db/search-prints.ts";
import type { Store } from "#db/store.ts";
import { rowsAgree, studyRowAgrees } from "#db/study-rows/compare-rows.ts";
import { topicsAgree } from "#db/topics/check-topics.ts";
import { dueAgrees } from "#db/topics/due-studies.ts";
import { type Disagreement, REBUILD, RESTORE } from "./disagreement.ts";

/**
 * Holds what tables, lists and search say of a study to the document of its latest version, and that to its history.
 * @param prints without them its words in the search index are not looked at
 */
export function studyDisagreements(
	store: Store,
	head: StudyHead,
	prints: SearchPrints | undefined,
): Omit<Disagreement, "study">[] {
	const state = studyState(store, head.id);
	if (!state?.document) return [{ message: "it has no version", derived: false, remedy: RESTORE }];
	const found: Omit<Disagreement, "study">[] = [];
	const sound = (agrees: boolean, message: string, remedy: string) =>
		agrees || found.push({ message, derived: false, remedy });
	const derived = (agrees: boolean, message: string) =>
		agrees || found.push({ message, derived: true, remedy: REBUILD });
	sound(
		state.latestVersion === head.version && state.versions === head.version,
		`it is at version ${head.version}, but its history has ${state.versions} versions, the latest ${state.latestVersion}`,
		RESTORE,
	);
	sound(
		state.visibility === head.visibility,
		`it is ${head.visibility}, but its latest version was saved as ${state.visibility}`,
		"Publish or withdraw the study again on its page.",
	);
	const { document: text } = state;
	const [archived, published] = [state.archived === 1, state.visibility === "published"];
	const document = readable(() => documentOf(text));
	if (!document)
		return [...found, { message: "its document cannot be read", derived: false, remedy: RESTORE }];
	derived(
		studyRowAgrees(state, document) && rowsAgree(store, head.id, document, !published),
		"its rows differ from the document of its latest version",
	);
	const listing = listingOf(document, []);
	derived(
		state.year === (listing.year ?? null) &&
			state.hasResults === listing.hasResults &&
			state.card === JSON.stringify(listing.card),
		"its line in the library is not what the study says",
	);
	derived(
		!prints ||
			searchAgrees(store, prints, head.id, document, listing, {
				...{ archived, published: head.visibility === "published" },
			}),
		"its words in the search index are not those of the study",
	);
	derived(topicsAgree(store, head.id, document, archived), "its topics are not those that its names mean");
	derived(
		dueAgrees(store, head.id, document, {
			...{ archived, published, results: listing.hasResults },
		}),
		"the day from which it is overdue is not the one that the study says",
	);
	return found;
}

/** What is damaged may hold JSON that is none. */
function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
