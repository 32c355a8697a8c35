import { type ArchivedEntry, listArchived } from "#db/queries/archived-studies.ts";
import { listArchivedSyntheses } from "#db/queries/archived-syntheses.ts";
import type { Store } from "#db/store.ts";

/** One kind of what is archived, as the archive's page lists it. */
export interface ArchivePage {
	kind: "study" | "synthesis";
	/** The name by which an address asks for the next page. */
	pageBy: string;
	entries: ArchivedEntry[];
	/** What the next page begins after; absent on the last. */
	older: number | undefined;
}

const PAGE = 50;

/** A page of archived studies and one of archived syntheses. @param after the value of a `pageBy`, if it is there */
export function listArchive(store: Store, after: (pageBy: string) => number | undefined): ArchivePage[] {
	const lists = [
		{ kind: "study", pageBy: "archived", list: listArchived },
		{ kind: "synthesis", pageBy: "archived-syntheses", list: listArchivedSyntheses },
	] as const;
	return lists.map(({ kind, pageBy, list }) => {
		const from = after(pageBy);
		const entries = list(store, { limit: PAGE + 1, ...(from !== undefined && { after: from }) });
		return {
			...{ kind, pageBy, entries: entries.slice(0, PAGE) },
			older: entries.length > PAGE ? entries[PAGE - 1]?.id : undefined,
		};
	});
}
