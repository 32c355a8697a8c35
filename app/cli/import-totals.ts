import { type Doubt, readDoubts } from "#app/domain/imports/import-doubts.ts";
import { KEPT_AS_DRAFT } from "#app/services/imports/import-record.ts";
import { listDoubts } from "#db/queries/doubts.ts";
import { getImport, listRecords } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";

/** What came of an import. */
export interface ImportTotals {
	/** All that were read, whatever became of them. */
	records: number;
	created: number;
	updated: number;
	unchanged: number;
	/** Of which something newer is here. */
	older: number;
	/** Of those created, kept back from being published by errors. */
	drafts: number;
	held: number;
	/** By a person. */
	skipped: number;
	/** Records, and files, of which nothing was stored. */
	failed: number;
	/** Records of an import that was broken off. */
	waiting: number;
	/** The import that keeps the records. */
	import?: number;
	problems: { place: string; message: string }[];
	/** What was concluded without being sure, by study. */
	doubts: { study: string; doubts: Doubt[] }[];
}

export const NOTHING: ImportTotals = {
	...{
		records: 0,
		created: 0,
		updated: 0,
		unchanged: 0,
		older: 0,
		drafts: 0,
		held: 0,
		skipped: 0,
		failed: 0,
		waiting: 0,
	},
	problems: [],
	doubts: [],
};

export function addUp(one: ImportTotals, other: ImportTotals): ImportTotals {
	const kept = other.import ?? one.import;
	return {
		records: one.records + other.records,
		created: one.created + other.created,
		updated: one.updated + other.updated,
		unchanged: one.unchanged + other.unchanged,
		older: one.older + other.older,
		drafts: one.drafts + other.drafts,
		held: one.held + other.held,
		skipped: one.skipped + other.skipped,
		failed: one.failed + other.failed,
		waiting: one.waiting + other.waiting,
		...(kept !== undefined && { import: kept }),
		problems: [...one.problems, ...other.problems],
		doubts: [...one.doubts, ...other.doubts],
	};
}

/** What came of an import of records; everything that somebody should know of one of them is a problem. */
export function totalsOf(store: Store, importId: number): ImportTotals {
	const found = getImport(store, importId);
	if (!found) return NOTHING;
	const { counts, total: records } = found;
	const problems: ImportTotals["problems"] = [];
	let drafts = 0;
	for (let after = -1; ; ) {
		const page = listRecords(store, importId, { after, limit: 1000 });
		for (const { state, message, place, slug } of page) {
			if (message === null) continue;
			const isSaved = state === "created" || state === "updated";
			if (message.startsWith(KEPT_AS_DRAFT)) drafts++;
			problems.push({ place: isSaved ? `studies/${slug}` : place, message });
		}
		const last = page.at(-1);
		if (!last) break;
		after = last.position;
	}
	const doubts = listDoubts(store, importId).map((found) => ({
		...{ study: `studies/${found.slug}`, doubts: readDoubts(found.doubts) },
	}));
	return { ...counts, records, drafts, import: importId, problems, doubts };
}
