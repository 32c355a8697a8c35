import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { mergeDocuments } from "#app/domain/versions/merge-documents.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import { orInvalid } from "../parse-document.ts";

/** What there is to merge where no study here is found. */
export const NOTHING_HERE = (result: StudyDocument) => ({ conflicts: [], sides: {}, result });

/** @throws Problem `invalid` when what was chosen makes no study */
export function mergedBySides(
	base: StudyDocument,
	theirs: StudyDocument,
	mine: StudyDocument,
	sides: Record<string, Side>,
): StudyDocument {
	return orInvalid(() => mergeDocuments(base, theirs, mine, sides));
}
