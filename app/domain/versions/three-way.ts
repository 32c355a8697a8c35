import { nameOfPath } from "../name-of-path.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { type Difference, differences } from "./differences.ts";
import { heldItems } from "./held-items.ts";
import { itemName } from "./item-names.ts";
import { orderChangedBy } from "./merge-order.ts";
import { separateIds } from "./separate-ids.ts";
import { showValue } from "./show-value.ts";
import { changedBySide, type Side } from "./sides.ts";

/** A place where two versions made from the same one are not alike. */
export interface Conflict {
	/** Names the place for a choice: by ids; in lists without ids by position in the base, then in what was added. */
	path: string;
	where: string[];
	/** Who changed it; where both did, somebody has to choose. */
	changedBy: "both" | Side;
	/** What each has there, whole and in words; absent where nothing. */
	base?: string;
	theirs?: string;
	mine?: string;
}

/**
 * Where my changes and theirs to the same version differ, field by field: what both changed differently, what
 * only they changed, and what only I changed. What both changed alike is not listed.
 */
export function threeWay(base: StudyDocument, theirs: StudyDocument, mine: StudyDocument): Conflict[] {
	const documents = [base, theirs, separateIds(base, theirs, mine)] as const;
	const held = heldItems(...documents);
	return [...differences(documents)].flatMap((difference) => {
		const changedBy = held.has(difference.path) ? "both" : changedByOf(difference);
		if (!changedBy) return [];
		const shown = documents.map((document, version) => show(difference, version, document));
		return [
			{
				path: difference.path,
				where: whereIs(difference, documents),
				changedBy,
				...(shown[0] !== undefined && { base: shown[0] }),
				...(shown[1] !== undefined && { theirs: shown[1] }),
				...(shown[2] !== undefined && { mine: shown[2] }),
			},
		];
	});
}

/** Who changed what differs; undefined where both now have the same. */
export function changedByOf({ kind, values, rows }: Difference): Conflict["changedBy"] | undefined {
	return kind === "order" ? orderChangedBy(rows) : changedBySide(values);
}

function whereIs({ kind, paths }: Difference, documents: readonly StudyDocument[]): string[] {
	const version = [2, 1, 0].find((at) => paths[at] !== undefined) ?? 2;
	const document = documents[version];
	const where = document ? nameOfPath(paths[version] ?? "", document) : [];
	return kind === "order" ? [...where, "order"] : where;
}

function show(
	{ kind, pattern, values }: Difference,
	version: number,
	document: StudyDocument,
): string | undefined {
	const value = values[version];
	if (value === undefined) return undefined;
	if (kind !== "order") return showValue(pattern, value, document);
	return (value as unknown[]).map((item) => itemName(`${pattern}.*`, item, document)).join("; ");
}
