import { checkStudy } from "#app/domain/checks/check-study.ts";
import { listingOf } from "#app/domain/listing.ts";
import { recountFacets } from "#db/check-search.ts";
import { countAllStudies, lastStudy } from "#db/queries/all-studies.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { readDocument } from "#db/queries/read-document.ts";
import { studyState } from "#db/queries/study-state.ts";
import { writeListing } from "#db/search-index.ts";
import type { Store } from "#db/store.ts";
import { recountTopics } from "#db/topics/check-topics.ts";
import { inTransaction } from "#db/transaction.ts";
import { rewriteRows } from "#db/write-study.ts";
import { type OnMore, type PartOfCheck, type PartResult, unreadable } from "./checking/check-part.ts";
import { type Checker, checkersOf, threadsFor } from "./checking/checkers.ts";
import type { Disagreement } from "./checking/disagreement.ts";

/** How far a check is. */
export type CheckStep =
	/** At what is no study's alone: pages, references, counts, words of the search index. */
	{ at: "database"; seconds: number; words: number } | { at: "studies"; done: number; of: number };

export type OnStep = (step: CheckStep) => void;

/**
 * Holds a library to itself: SQLite's own checks, and every study's rows, line in lists and words in the search index
 * against the document of its latest version, as all of it is at one moment; others may save meanwhile.
 * @param threads that share it, as many as are worth while unless said; what is found does not depend on it
 */
export async function checkLibrary(
	store: Store,
	onStep: OnStep = () => {},
	threads?: number,
): Promise<Disagreement[]> {
	let checkers: Checker[] = [];
	try {
		const of = countAllStudies(store);
		checkers = await checkersOf(store, threads ?? threadsFor(of));
		return await checkBy(checkers, { of, last: lastStudy(store) }, onStep);
	} catch (error) {
		// Pages so damaged that nothing behind them can be read.
		return [unreadable(error)];
	} finally {
		for (const checker of checkers) checker.close();
	}
}

/** How often it is said that the first step goes on, in milliseconds. */
const TICK = 1000;
/** Ids of studies that are one part. */
const RANGE = 500;

async function checkBy(
	checkers: Checker[],
	{ of, last }: { of: number; last: number },
	onStep: OnStep,
): Promise<Disagreement[]> {
	const started = performance.now();
	let words = 0;
	const tell = () => onStep({ at: "database", seconds: (performance.now() - started) / 1000, words });
	tell();
	const clock = setInterval(tell, TICK);
	const onWords = (more: number) => {
		words += more;
		tell();
	};
	const [pages, index, references, counts] = await sharedBy(checkers, OF_DATABASE, onWords).finally(() =>
		clearInterval(clock),
	);
	// Damaged pages would speak against each study and reference.
	const isDamaged = pages.found.length > 0;
	const prints = isDamaged ? undefined : index.prints;
	let done = 0;
	const studies = await sharedBy(checkers, partsOf(last, prints), (more) => {
		done += more;
		onStep({ at: "studies", done, of });
	});
	const parts = [pages, ...(isDamaged ? [] : [references]), index, ...studies, counts];
	return parts.flatMap(({ found }) => found);
}

const OF_DATABASE = [{ of: "pages" }, { of: "words" }, { of: "references" }, { of: "counts" }] as const;

const partsOf = (last: number, prints: PartResult["prints"]): PartOfCheck[] =>
	Array.from({ length: Math.ceil(last / RANGE) }, (_, place) => ({
		of: "studies",
		ids: { after: place * RANGE, through: (place + 1) * RANGE },
		prints,
	}));

/** Each part is looked at by whoever is free. @returns their results in the order of the parts */
async function sharedBy<Parts extends readonly PartOfCheck[]>(
	checkers: Checker[],
	parts: Parts,
	onMore: OnMore,
): Promise<{ [Part in keyof Parts]: PartResult }> {
	const results: PartResult[] = [];
	const left = [...parts.entries()];
	const work = async (checker: Checker) => {
		for (let next = left.shift(); next; next = left.shift())
			results[next[0]] = await checker.check(next[1], onMore);
	};
	await Promise.all(checkers.map(work));
	return results as { [Part in keyof Parts]: PartResult };
}

/** Makes what tables, lists and search say of a study anew from its document. */
export function rebuildStudy(store: Store, studyId: number): void {
	const document = readDocument(store, studyId);
	const visibility = studyState(store, studyId)?.visibility;
	if (!document || !visibility) return;
	const shared = findSharedIdentities(store, document, { except: studyId, scope: "drafts-too" });
	const listing = listingOf(document, checkStudy(document, { shared }));
	inTransaction(store, () => {
		rewriteRows(store, studyId, { document, visibility });
		writeListing(store, studyId, document, listing);
	});
}

/** Counts anew what the library's choices say of how many studies have them. */
export function rebuildCounts(store: Store): void {
	recountFacets(store);
	recountTopics(store);
}
