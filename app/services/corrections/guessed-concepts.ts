import type { StudyOutcome } from "#app/domain/study/outcome.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { recordsOfVersions, studiesWithConcepts, versionDocuments } from "#db/queries/concept-history.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { keepSetting, readSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { rawText } from "../imports/read-kept.ts";
import { NotPublishable } from "../not-publishable.ts";
import { saveStudy } from "../save-study.ts";
import { isOldGuess, speaksAgainst } from "./old-guess.ts";

const DONE = "guessed_concepts";
const REASON =
	"A concept that was guessed from an outcome's name is no longer stored as if somebody had chosen it";
/** So many studies are corrected in one transaction. */
const AT_ONCE = 200;

/**
 * Takes out of stored studies the concepts that older programs guessed, each study as a new version; once, and on
 * from where it was cut short. A guess is a concept that equals the old rule's in the version that brought it in, where
 * that is an import's; in a person's version it goes only where the label itself speaks against it. What people chose
 * stays.
 * @returns how many studies were corrected
 */
export function correctGuessedConcepts(store: Store): number {
	const done = readSetting(store, DONE);
	if (done === "done") return 0;
	let corrected = 0;
	for (let after = Number(done ?? 0); ; ) {
		const studies = studiesWithConcepts(store, after, AT_ONCE);
		const last = studies.at(-1);
		inTransaction(store, () => {
			for (const { id, slug } of studies) if (correctStudy(store, id, slug)) corrected++;
			keepSetting(store, DONE, last === undefined ? "done" : String(last.id));
		});
		if (last === undefined) return corrected;
		after = last.id;
	}
}

function correctStudy(store: Store, id: number, slug: string): boolean {
	const study = getStudy(store, slug, "drafts-too");
	if (!study?.document.outcomes.some(isOldGuess)) return false;
	const history = versionDocuments(store, id);
	const imported = versionsOfGuessers(store, id);
	const outcomes = study.document.outcomes.map((outcome) =>
		isGuess(outcome, history, imported) ? { ...outcome, concept: undefined } : outcome,
	);
	if (outcomes.every(({ concept }, index) => concept === study.document.outcomes[index]?.concept))
		return false;
	const document = { ...study.document, outcomes };
	try {
		saveStudy(store, {
			...{ slug, expectedVersion: study.version, document, reason: REASON },
			actor: { kind: "system" },
		});
		return true;
	} catch (error) {
		// A published study with an error that newer checks find is left to people.
		if (error instanceof NotPublishable) return false;
		throw error;
	}
}

/** Versions of records of the registry, which say no concept, and of tables that had no column for it. */
function versionsOfGuessers(store: Store, id: number): ReadonlySet<number> {
	const guessing = recordsOfVersions(store, id).filter(
		({ format, raw }) => format === "ctgov" || /"outcomes\.[^".]+\.concept"/.test(rawText({ raw })),
	);
	return new Set(guessing.map(({ version }) => version));
}

/** @param history the study's versions, newest first */
function isGuess(
	outcome: StudyOutcome,
	history: { version: number; document: StudyDocument }[],
	imported: ReadonlySet<number>,
): boolean {
	if (!isOldGuess(outcome)) return false;
	const inVersions = history.map(({ version, document }) => ({
		version,
		was: document.outcomes.find(({ id }) => id === outcome.id),
	}));
	const changed = inVersions.findIndex(({ was }) => was?.concept !== outcome.concept);
	const origin = inVersions[(changed < 0 ? inVersions.length : changed) - 1];
	if (origin && imported.has(origin.version)) return true;
	// In an earlier version it had no concept, or another, under the same name: then somebody chose it.
	const before = changed < 0 ? undefined : inVersions[changed]?.was;
	const wasChosen = before !== undefined && before.label === outcome.label;
	return !wasChosen && speaksAgainst(outcome.label);
}
