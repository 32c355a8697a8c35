import { brokenReferences, damagedPages } from "#db/backup.ts";
import { countMiscounted, countSearchEntries } from "#db/check-search.ts";
import { migrationState } from "#db/migrate.ts";
import { countAllStudies, eachStudy, type IdRange } from "#db/queries/all-studies.ts";
import { readSearchPrints, type SearchPrints } from "#db/search-prints.ts";
import type { Store } from "#db/store.ts";
import { countMiscounted as countMiscountedTopics } from "#db/topics/check-topics.ts";
import { type Disagreement, REBUILD, RESTORE } from "./disagreement.ts";
import { studyDisagreements } from "./study-disagreements.ts";

/** What one thread looks at by itself. */
export type PartOfCheck =
	| { of: "pages" | "references" | "counts" | "words" }
	| { of: "studies"; ids: IdRange; prints: SearchPrints | undefined };

export interface PartResult {
	found: Disagreement[];
	/** Of the words of the search index: what each study is held to. */
	prints?: SearchPrints;
}

/** Is told now and then how many more words of the search index, or studies, were looked at. */
export type OnMore = (more: number) => void;

/** Looks at a part of the library. What is so damaged that it cannot be read is a disagreement too. */
export function checkPart(store: Store, part: PartOfCheck, onMore: OnMore): PartResult {
	try {
		if (part.of === "words") return { found: [], prints: readSearchPrints(store, onMore) };
		if (part.of === "studies") return { found: [...ofStudies(store, part, onMore)] };
		return { found: [...OF_DATABASE[part.of](store)] };
	} catch (error) {
		return { found: [unreadable(error)] };
	}
}

const OF_DATABASE = {
	pages: (store: Store) => damagedPages(store).map(broken),
	references: (store: Store) => brokenReferences(store).map(broken),
	*counts(store: Store): Generator<Disagreement> {
		const { applied, known } = migrationState(store);
		if (applied !== known)
			yield {
				message: `${known - applied} migrations are missing`,
				...{ derived: false, remedy: "Run the command migrate." },
			};
		const beside = countSearchEntries(store) - countAllStudies(store);
		if (beside > 0)
			yield {
				message: `the search index has ${beside} entries of no study`,
				...{ derived: false, remedy: "No list shows them. A sound backup, restored, is without them." },
			};
		const topics = countMiscountedTopics(store);
		if (topics > 0) yield { message: `${topics} topics are counted wrong`, derived: true, remedy: REBUILD };
		const miscounted = countMiscounted(store);
		if (miscounted > 0)
			yield {
				message: `${miscounted} of the library's choices are counted wrong`,
				...{ derived: true, remedy: REBUILD },
			};
	},
};

/** How often it is said how many studies were checked. */
const EVERY = 50;

function* ofStudies(
	store: Store,
	{ ids, prints }: Extract<PartOfCheck, { of: "studies" }>,
	onMore: OnMore,
): Generator<Disagreement> {
	let done = 0;
	for (const head of eachStudy(store, { scope: "drafts-too", archivedToo: true, ids })) {
		const study = { id: head.id, slug: head.slug };
		try {
			for (const found of studyDisagreements(store, head, prints)) yield { study, ...found };
		} catch (error) {
			yield { study, ...unreadable(error) };
		}
		if (++done % EVERY === 0) onMore(EVERY);
	}
	onMore(done % EVERY);
}

const broken = (message: string): Disagreement => ({ message, derived: false, remedy: RESTORE });

/** What an error says of the file. @throws what is no damage */
export function unreadable(error: unknown): Disagreement {
	if (!(error instanceof Error) || !("code" in error) || !isDamage(error.code)) throw error;
	return broken(`it cannot be read: ${error.message}`);
}

const isDamage = (code: unknown) => /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(code));
