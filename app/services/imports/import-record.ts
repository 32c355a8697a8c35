import type { Actor } from "#app/auth/viewer.ts";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import {
	countDoubts,
	type Doubt,
	doubtsOfFindings,
	isUncertain,
	printDoubtCounts,
} from "#app/domain/imports/import-doubts.ts";
import { Problem } from "#app/domain/problem.ts";
import { type ImportRecord, type ImportRow, lastRecordOf, type RecordState } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { NotPublishable } from "../not-publishable.ts";
import { sealedParts } from "../parse-document.ts";
import { saveStudy } from "../save-study.ts";
import type { SavedVersion, SaveRequest } from "../save-version.ts";
import { readChoices } from "./choices.ts";
import { findRegistered } from "./find-here.ts";
import { findReference } from "./find-reference.ts";
import { planReading } from "./plan-record.ts";
import type { KeptReading } from "./read-kept.ts";
import type { RecordPlan } from "./record-plan.ts";
import { planRereading } from "./reread-record.ts";

/** How what is said of a study begins which errors keep from being published. */
export const KEPT_AS_DRAFT = "Kept as a draft.";

/** What became of a record. */
export interface RecordOutcome {
	state: RecordState;
	message: string | null;
	slug: string | null;
	version: number | null;
	/** What was concluded without being sure, as JSON; absent where nothing was saved. */
	doubts?: string;
}

/** How the studies of an import are saved. */
export type ImportSettings = Pick<ImportRow, "publish" | "onlySure" | "update" | "reason">;

/**
 * Brings in one record: as a new study, or into the study here that it is of. What people changed in a study
 * since its last record stays; where both changed one thing, or nobody can tell, the record is held for a person.
 * @param read what the record says; not asked where it says what it said the last time
 * @throws Problem `invalid` when it cannot be read or saved
 */
export function importRecord(
	store: Store,
	settings: ImportSettings,
	record: ImportRecord,
	{ actor, read }: { actor: Actor; read(): KeptReading },
): RecordOutcome {
	if (record.sourceImportId !== null)
		return save(store, planRereading(store, record, read()), settings, actor);
	const unchanged = unchangedSince(store, record, settings);
	if (unchanged) return unchanged;
	const reading = read();
	const known = knownReference(store, record, reading);
	if (known) return known;
	const plan = planReading(store, record, reading, settings);
	if (plan.older) {
		const slug = plan.here?.study.slug ?? null;
		return { state: "older", message: plan.older, slug, version: plan.here?.study.version ?? null };
	}
	if (plan.held)
		return { state: "held", message: plan.held, slug: plan.here?.study.slug ?? null, version: null };
	return save(store, plan, settings, actor);
}

/** A registry record that was imported before and says the same: known by its number and hash alone. */
export function unchangedSince(
	store: Store,
	record: ImportRecord,
	{ publish }: Pick<ImportSettings, "publish">,
): RecordOutcome | undefined {
	const [, nctId] = /^(NCT\d{8})\b/i.exec(record.label) ?? [];
	if (record.format !== "ctgov" || !nctId || readChoices(record.choices).confirmed) return undefined;
	const here = findRegistered(store, { nctId });
	if (!here || (publish && here.study.visibility === "draft")) return undefined;
	const last = lastRecordOf(store, here.study.slug, record);
	if (last?.hash !== record.hash) return undefined;
	const { slug, version } = here.study;
	return { state: "unchanged", message: null, slug, version };
}

/** A reference that a study here has already; the study, which may be large, need not be read for that. */
function knownReference(
	store: Store,
	{ importId, choices }: ImportRecord,
	{ reference }: KeptReading,
): RecordOutcome | undefined {
	if (!reference || readChoices(choices).same === false) return undefined;
	const here = findReference(store, reference, importId);
	return here?.sure ? { state: "unchanged", message: null, slug: here.slug, version: null } : undefined;
}

function save(
	store: Store,
	plan: RecordPlan,
	{ publish, onlySure, reason }: ImportSettings,
	actor: Actor,
): RecordOutcome {
	const here = plan.here?.study;
	const request: SaveRequest = {
		...{ document: plan.result, actor, reason },
		...(here && { slug: here.slug, expectedVersion: here.version }),
		...(plan.slug !== undefined && { preferredSlug: plan.slug }),
	};
	const outcome = (saved: SavedVersion, message: string | null) => ({
		state: saved.changed ? (here ? ("updated" as const) : ("created" as const)) : ("unchanged" as const),
		...{ message, slug: saved.slug, version: saved.version },
		...(plan.doubts && { doubts: JSON.stringify([...plan.doubts, ...doubtsOfFindings(saved.findings)]) }),
	});
	const doubts = publish && onlySure ? doubtsBefore(plan) : [];
	if (doubts.length > 0 && here?.visibility !== "published")
		return outcome(
			saveStudy(store, request),
			`${KEPT_AS_DRAFT} Somebody has to confirm it first: ${printDoubtCounts(countDoubts(doubts))}.`,
		);
	const visible = publish && !plan.draft;
	try {
		return outcome(
			saveStudy(store, { ...request, ...(visible && { visibility: "published" }) }),
			plan.remark ?? null,
		);
	} catch (error) {
		if (!(error instanceof NotPublishable)) throw error;
		if (here?.visibility === "published")
			throw new Problem("invalid", `The study here is published, and stays as it is. ${error.message}`);
		return outcome(saveStudy(store, request), `${KEPT_AS_DRAFT} ${error.message}`);
	}
}

/** What would be in doubt of a study once it is saved. */
function doubtsBefore({ doubts = [], result }: RecordPlan): Doubt[] {
	return [
		...doubts.filter(isUncertain),
		...doubtsOfFindings(sealedParts(result).findings ?? checkStudy(result)),
	];
}
