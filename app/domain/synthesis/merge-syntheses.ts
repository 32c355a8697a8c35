import { differences } from "../versions/differences.ts";
import { mergeVersions } from "../versions/merge-documents.ts";
import type { Side } from "../versions/sides.ts";
import { type Conflict, changedByOf } from "../versions/three-way.ts";
import { type NameStudy, showPart, whereOf } from "./compare-syntheses.ts";
import { type SynthesisDocument, type SynthesisRow, synthesisDocument } from "./synthesis-document.ts";

type Versions = readonly [SynthesisDocument, SynthesisDocument, SynthesisDocument];

/**
 * Where my changes of a synthesis and theirs to the same version differ, field by field, as `threeWay` says it of
 * studies. What both changed alike is not listed.
 */
export function synthesisConflicts(
	base: SynthesisDocument,
	theirs: SynthesisDocument,
	mine: SynthesisDocument,
	nameStudy: NameStudy,
): Conflict[] {
	const documents = comparable(base, theirs, mine);
	return [...differences(documents)].flatMap((difference) => {
		const changedBy = changedByOf(difference);
		if (!changedBy) return [];
		const { kind, pattern, path, values } = difference;
		const where = whereOf(pattern, path, documents, nameStudy);
		const [before, there, here] = values.map((value) =>
			value === undefined ? undefined : showPart(pattern, value, nameStudy),
		);
		return [
			{
				...{ path, changedBy, where: kind === "order" ? [...where, "order"] : where },
				...(before !== undefined && { base: before }),
				...(there !== undefined && { theirs: there }),
				...(here !== undefined && { mine: here }),
			},
		];
	});
}

/**
 * Two changes of the same version of a synthesis made one: what only one side changed is taken from it, what both
 * changed is mine, unless `choices` says otherwise for the path that `synthesisConflicts` gives it.
 * @throws ZodError when the two together make no synthesis, such as a measure with a model that cannot pool it
 */
export function mergeSyntheses(
	base: SynthesisDocument,
	theirs: SynthesisDocument,
	mine: SynthesisDocument,
	choices: Readonly<Record<string, Side>> = {},
): SynthesisDocument {
	const merged = mergeVersions(comparable(base, theirs, mine), new Set(), choices) as SynthesisDocument;
	const pins = new Map(
		[...base.rows, ...theirs.rows].map(({ study, studyVersion }) => [study, studyVersion]),
	);
	const rows = merged.rows.map((row) => ({ ...row, studyVersion: pins.get(row.study) }));
	return synthesisDocument.parse({ ...merged, rows });
}

/** The versions without what saving notes, and with ids that name the same comparison in all of them. */
function comparable(base: SynthesisDocument, theirs: SynthesisDocument, mine: SynthesisDocument): Versions {
	return [withoutPins(base), withoutPins(theirs), withoutPins(withOwnIds(base, theirs, mine))];
}

/** Which version of a study a row was saved with, and the way of computing, are noted by saving, not typed. */
function withoutPins({ computation: _, ...document }: SynthesisDocument): SynthesisDocument {
	const rows = document.rows.map(({ studyVersion: _, ...row }) => row as SynthesisRow);
	return { ...document, rows };
}

/**
 * Forms count ids up, so two people who add a comparison both add “r4”. The same comparison gets their id, so that
 * it is not counted twice; another one gets a free id, so that the two are not mixed.
 */
function withOwnIds(
	base: SynthesisDocument,
	theirs: SynthesisDocument,
	mine: SynthesisDocument,
): SynthesisDocument {
	const known = new Set(base.rows.map(({ id }) => id));
	const used = new Set([...base.rows, ...theirs.rows, ...mine.rows].map(({ id }) => id));
	const added = theirs.rows.filter(({ id }) => !known.has(id));
	const rows = mine.rows.map((row) => {
		if (known.has(row.id)) return row;
		const same = added.find((other) => comparisonOf(other) === comparisonOf(row));
		if (same) return { ...row, id: same.id };
		return added.some(({ id }) => id === row.id) ? { ...row, id: freeId(used) } : row;
	});
	return { ...mine, rows };
}

const comparisonOf = ({ study, outcomeId, kind, experimental, control, contrast }: SynthesisRow) =>
	JSON.stringify([study, outcomeId, kind, experimental, control, contrast ?? null]);

function freeId(used: Set<string>): string {
	let next = 1;
	while (used.has(`r${next}`)) next++;
	used.add(`r${next}`);
	return `r${next}`;
}
