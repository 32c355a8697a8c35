import type { ArchivedEntry } from "#app/domain/views/administration.ts";
import { listArchived } from "#db/queries/list-archived.ts";
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
		{ kind: "study", pageBy: "archived" },
		{ kind: "synthesis", pageBy: "archived-syntheses" },
	] as const;
	return lists.map(({ kind, pageBy }) => {
		const from = after(pageBy);
		const entries = listArchived(store, kind, {
			limit: PAGE + 1,
			...(from !== undefined && { after: from }),
		});
		return {
			...{ kind, pageBy, entries: entries.slice(0, PAGE) },
			older: entries.length > PAGE ? entries[PAGE - 1]?.id : undefined,
		};
	});
}
