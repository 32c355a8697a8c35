import { counted } from "#app/domain/format/format.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import { threeWay } from "#app/domain/versions/three-way.ts";
import { adoptIds } from "#app/exchange/ctgov/adopt-ids.ts";
import { renamedDoubts } from "#app/exchange/ctgov/group-doubts.ts";
import { readRecord } from "#app/exchange/ctgov/read-record.ts";
import { RegistryRecordError } from "#app/exchange/ctgov/record-error.ts";
import { lastRecordOf } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { type Choices, readChoices } from "./choices.ts";
import { findRegistered, type Here } from "./find-here.ts";
import { mergedBySides, NOTHING_HERE } from "./merge-by-sides.ts";
import { planDocument } from "./plan-document.ts";
import { planReference } from "./plan-reference.ts";
import { planTableStudy } from "./plan-table-study.ts";
import { type KeptReading, type KeptRecord, rawText, readKept, readRegistryRecord } from "./read-kept.ts";
import type { PlannedRecord, RecordPlan } from "./record-plan.ts";

export type { KeptRecord } from "./read-kept.ts";

/** @throws Problem `invalid` when nothing can be made of the record */
export function planRecord(store: Store, record: KeptRecord): RecordPlan {
	return planReading(store, record, readKept(record));
}

/**
 * The same for a record that was read already.
 * @param update whether what a document or a table says stands wherever it differs, without anybody being asked
 */
export function planReading(
	store: Store,
	record: PlannedRecord,
	reading: KeptReading,
	{ update = false } = {},
): RecordPlan {
	const choices = readChoices(record.choices);
	const { nctId, said, document, reference } = reading;
	if (nctId !== undefined) return planRegistryRecord(store, record, { ...reading, nctId }, choices);
	if (reference) return planReference(store, { document, reference }, { choices, importId: record.importId });
	if (!said) return planDocument(store, reading, choices, update);
	const { importId } = record;
	return planTableStudy(
		store,
		{ ...said, name: said.table.study, parsed: document },
		{ choices, importId, update },
	);
}

/** A record as it came, and for one of the registry where each of its values went, or why it went nowhere. */
export function accountOf(record: KeptRecord) {
	const json: unknown = JSON.parse(rawText(record));
	if (record.format !== "ctgov") return { record: json };
	try {
		const { mappings, notMapped, matches, warnings } = readRecord(json, {
			overrides: readChoices(record.choices).groups,
		});
		return { record: json, mappings, notMapped, matches, warnings };
	} catch (error) {
		if (!(error instanceof RegistryRecordError)) throw error;
		return { record: json, problem: error.message };
	}
}

function planRegistryRecord(
	store: Store,
	record: PlannedRecord,
	{ document, nctId, aliases, doubts = [], reading }: KeptReading & { nctId: string },
	choices: Choices,
): RecordPlan {
	const read = reading && { reading };
	const found = findRegistered(store, { nctId, aliases, document });
	const here = choices.same === false && found?.by !== "number" ? undefined : found;
	if (!here) return { ...read, doubts, coming: document, known: false, ...NOTHING_HERE(document), choices };
	const theirs = here.study.document;
	const last = lastRecordOf(store, here.study.slug, record);
	const coming = adoptIds(theirs, document);
	// Without an earlier record nobody knows who changed what: everything that differs is the record's doing.
	const base = last
		? adoptIds(
				theirs,
				readRegistryRecord(JSON.parse(rawText(last)), readChoices(last.choices), { leftOver: false })
					.document,
			)
		: theirs;
	const older = olderThan(coming, [theirs, base]);
	if (older)
		return {
			...{ ...read, coming, here, known: last !== undefined, conflicts: [], sides: {}, choices, older },
			result: theirs,
		};
	const conflicts = threeWay(base, theirs, coming);
	const sides: Record<string, Side> = {};
	for (const { path, changedBy, theirs: there } of conflicts) {
		if (!last) sides[path] = there === undefined ? "mine" : "theirs";
		else sides[path] = changedBy === "mine" ? "mine" : "theirs";
	}
	const both = conflicts.filter(({ changedBy, path }) => changedBy === "both" && !choices.fields[path]);
	const held = last
		? both.length > 0 &&
			`${counted(both.length, "field was", "fields were")} changed both here and in the record: choose which stands.`
		: conflicts.length > 0 && heldReason(here);
	return {
		...{ ...read, coming, here, known: last !== undefined, conflicts, sides, choices },
		doubts: renamedDoubts(doubts, document, coming),
		result: mergedBySides(base, theirs, coming, { ...sides, ...choices.fields }),
		...(held && !choices.confirmed && { held }),
	};
}

/** Why a record is older than what is here, by the day on which the registry last posted it. */
function olderThan({ dates }: StudyDocument, here: StudyDocument[]): string | undefined {
	const own = dates.lastUpdatePosted;
	const latest = here
		.flatMap(({ dates: { lastUpdatePosted: day } }) => (day ? [day] : []))
		.sort()
		.at(-1);
	if (!own || !latest) return undefined;
	// A month and a day within it are not told apart.
	const known = Math.min(own.length, latest.length);
	if (own.slice(0, known) >= latest.slice(0, known)) return undefined;
	return `Older than what is here: the registry last updated this record on ${formatDay(own)}, and what is here on ${formatDay(latest)}.`;
}

function heldReason({ by }: Here): string {
	if (by === "title") return "A study here has nearly the same title and year: say whether it is this one.";
	return "This study is here already, and was not brought in from the registry: choose what is taken from the record.";
}
