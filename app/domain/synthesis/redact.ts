import type { SynthesisDocument, SynthesisRow } from "./synthesis-document.ts";

/** Stands where the address of a study that is not public would. */
const WITHHELD_STUDY = "withheld";

/**
 * The document as somebody may read it who may not see all of its studies: of a withheld row only that there is
 * one. A study's address, arms and groups would tell whose draft it is.
 */
export function redacted(
	document: SynthesisDocument,
	isVisible: (slug: string) => boolean,
): SynthesisDocument {
	return { ...document, rows: document.rows.map((row) => (isVisible(row.study) ? row : withheld(row))) };
}

function withheld({ id }: SynthesisRow): SynthesisRow {
	return {
		id,
		study: WITHHELD_STUDY,
		outcomeId: WITHHELD_STUDY,
		kind: "counts",
		experimental: [],
		control: [],
		moderators: [],
	};
}
