import { checkStudy } from "#app/domain/checks/check-study.ts";
import { documentOf } from "#app/domain/document-json.ts";
import { listingOf } from "#app/domain/listing.ts";
import { integrityProblems } from "#db/backup.ts";
import {
	countMiscounted,
	countSearchEntries,
	recountFacets,
	searchAgrees,
	searchDamage,
} from "#db/check-search.ts";
import { migrationState } from "#db/migrate.ts";
import { countAllStudies, eachStudy, type StudyHead } from "#db/queries/all-studies.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { readDocument } from "#db/queries/read-document.ts";
import { studyState } from "#db/queries/study-state.ts";
import { writeListing } from "#db/search-index.ts";
import { prepareSearchPrints, SearchPrints } from "#db/search-prints.ts";
import type { Store } from "#db/store.ts";
import { rowsAgree, studyRowAgrees } from "#db/study-rows/compare-rows.ts";
import {
	countMiscounted as countMiscountedTopics,
	recountTopics,
	topicsAgree,
} from "#db/topics/check-topics.ts";
import { dueAgrees } from "#db/topics/due-studies.ts";
import { atOneMoment, inTransaction } from "#db/transaction.ts";
import { rewriteRows } from "#db/write-study.ts";

/** Something in the database that does not agree with itself. */
export interface Disagreement {
	/** The study it concerns; absent where it concerns the whole database. */
	study?: { id: number; slug: string };
	message: string;
	/** Derived data, which `rebuild` can make anew from the study. */
	derived: boolean;
	/** What to do about it. */
	remedy: string;
}

const RESTORE = "Stop the server, keep the database file as it is, and restore the last sound backup.";
const REBUILD = "check --rebuild makes it anew from the studies.";

/** How far a check is. */
export type CheckStep =
	| { at: "pages" | "counts" }
	| { at: "words"; done: number }
	| { at: "studies"; done: number; of: number };

/** Is told how far it is, at each step and now and then within. */
export type OnStep = (step: CheckStep) => void;

/**
 * Holds a library to itself: SQLite's own checks, and every study's rows, line in lists and words in the search index
 * against the document of its latest version, as all of it is at one moment. Yields each disagreement as it is found.
 */
export function* checkLibrary(store: Store, onStep: OnStep = () => {}): Generator<Disagreement> {
	try {
		yield* disagreements(store, onStep);
	} catch (error) {
		// Pages so damaged that nothing behind them can be read.
		if (!(error instanceof Error) || !("code" in error) || !isDamage(error.code)) throw error;
		const message = `it cannot be read any further: ${error.message}`;
		yield { message, derived: false, remedy: RESTORE };
	}
}

const isDamage = (code: unknown) => /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(code));

function* disagreements(store: Store, onStep: OnStep): Generator<Disagreement> {
	onStep({ at: "pages" });
	const damaged = integrityProblems(store);
	for (const message of damaged) yield { message, derived: false, remedy: RESTORE };
	const { applied, known } = migrationState(store);
	if (applied !== known)
		yield {
			message: `${known - applied} migrations are missing`,
			...{ derived: false, remedy: "Run the command migrate." },
		};
	const damage = searchDamage(store);
	if (damage) yield { message: `the search index is damaged: ${damage}`, derived: false, remedy: RESTORE };
	prepareSearchPrints(store);
	// Others may save meanwhile.
	yield* atOneMoment(store, disagreementsWithin(store, onStep, { searchable: !damage }));
}

/** How often it is said how many studies were checked. */
const EVERY = 50;

function* disagreementsWithin(
	store: Store,
	onStep: OnStep,
	{ searchable }: { searchable: boolean },
): Generator<Disagreement> {
	const studies = countAllStudies(store);
	const prints = searchable
		? SearchPrints.read(store, (words) => onStep({ at: "words", done: words }))
		: undefined;
	let done = 0;
	for (const head of eachStudy(store, { scope: "drafts-too", archivedToo: true })) {
		if (done++ % EVERY === 0) onStep({ at: "studies", done, of: studies });
		for (const found of studyDisagreements(store, head, prints))
			yield { study: { id: head.id, slug: head.slug }, ...found };
	}
	onStep({ at: "counts" });
	const entries = countSearchEntries(store);
	if (entries > studies)
		yield {
			message: `the search index has ${entries - studies} entries of no study`,
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

function studyDisagreements(
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
