import { inflateSync } from "node:zlib";
import { parseDocumentJson } from "#app/domain/document-json.ts";
import type { Doubt } from "#app/domain/imports/import-doubts.ts";
import { Problem } from "#app/domain/problem.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { groupDoubts } from "#app/exchange/ctgov/group-doubts.ts";
import { aliasesOf } from "#app/exchange/ctgov/nct-aliases.ts";
import { type RegistryReading, readRecord } from "#app/exchange/ctgov/read-record.ts";
import { RegistryRecordError } from "#app/exchange/ctgov/record-error.ts";
import { incomingStudy } from "#app/exchange/import-format.ts";
import { studyOfReference } from "#app/exchange/references/draft-study.ts";
import { keptReferenceIn, referenceOfKept } from "#app/exchange/references/kept-reference.ts";
import type { Reference } from "#app/exchange/references/reference.ts";
import { type KeptStudy, keptStudyIn } from "#app/exchange/tables/kept-study.ts";
import type { ImportRecord } from "#db/queries/imports.ts";
import { sealDocument, sealParsed } from "../parse-document.ts";
import { type Choices, readChoices } from "./choices.ts";

export type KeptRecord = ImportRecord & { raw: Buffer };

/** What a record says by itself, whatever is here already. */
export interface KeptReading {
	/** Sealed. */
	document: StudyDocument;
	/** The number of a registry record. */
	nctId?: string | undefined;
	/** Its obsolete numbers. */
	aliases?: string[] | undefined;
	/** The address that a study document had where it comes from. */
	slug?: string | undefined;
	/** The file calls the study a draft. */
	draft?: true | undefined;
	/** What the columns of a table say of its study. */
	said?: KeptStudy | undefined;
	/** What of its groups is not sure. */
	doubts?: Doubt[] | undefined;
	/** The reference of a file of references. */
	reference?: Reference | undefined;
	/** How a registry record was read; absent where that was done in another thread, and for a study document. */
	reading?: RegistryReading;
}

export const rawText = (record: { raw: Buffer }) => inflateSync(record.raw).toString("utf8");

/**
 * @param leftOver whether what of a registry record has no place is listed, as for a person who looks at it
 * @throws Problem `invalid` when nothing can be made of the record
 */
export function readKept(
	record: Pick<KeptRecord, "format" | "raw" | "choices">,
	{ leftOver = true } = {},
): KeptReading {
	const text = rawText(record);
	if (record.format === "ctgov") {
		const choices = readChoices(record.choices);
		const json: unknown = JSON.parse(text);
		const reading = readRegistryRecord(json, choices, { leftOver });
		const { document, nctId } = reading;
		return {
			document: sealParsed(document),
			nctId,
			aliases: aliasesOf(json),
			doubts: groupDoubts(reading, json, choices.checked),
			reading,
		};
	}
	const json = parseDocumentJson(text);
	const kept = keptReferenceIn(json);
	if (kept) {
		const reference = referenceOfKept(kept);
		if (typeof reference === "string") throw new Problem("invalid", reference);
		return { document: sealDocument(studyOfReference(reference)), reference };
	}
	const said = keptStudyIn(json);
	if (said) return { document: sealDocument(said.document), said };
	const { document, ...told } = incomingStudy(json);
	return { document: sealDocument(document), ...told };
}

/** @throws Problem `invalid` when it is no record of the registry at all */
export function readRegistryRecord(
	record: unknown,
	{ groups, checked }: Choices,
	{ leftOver = true } = {},
): RegistryReading {
	try {
		const reading = readRecord(record, { overrides: groups, leftOver });
		// What somebody has checked stays so, also where it would be matched otherwise today.
		const turned = reading.matches.filter(
			({ key, armId, isGuess }) =>
				Object.hasOwn(checked, key) &&
				((armId ?? null) !== checked[key] || (isGuess && checked[key] !== null)),
		);
		if (turned.length === 0) return reading;
		const kept = Object.fromEntries(turned.map(({ key }) => [key, checked[key] ?? null]));
		return readRecord(record, { overrides: { ...kept, ...groups }, leftOver });
	} catch (error) {
		if (error instanceof RegistryRecordError) throw new Problem("invalid", error.message);
		throw error;
	}
}
