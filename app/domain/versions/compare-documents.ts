import { nameOfPath } from "../name-of-path.ts";
import type { StudyDocument } from "../study/study-document.ts";
import type { Row } from "./align-lists.ts";
import { type Difference, differences, inRow } from "./differences.ts";
import { itemName } from "./item-names.ts";
import { movedRows } from "./moved-rows.ts";
import { shortened } from "./shortened.ts";
import { showValue } from "./show-value.ts";

/** One thing that a later version of a document has otherwise than an earlier one. */
export interface Change {
	/** Where, as findings say it: by ids, and by position in lists without ids. In the earlier version if it was removed. */
	path: string;
	/** The same in words, from the outside in: `["Outcome “Response, week 6”", "Placebo", "responders"]`. */
	where: string[];
	/** What stood there, whole and in words; absent where nothing did. */
	before?: string;
	after?: string;
	kind: "changed" | "added" | "removed" | "moved";
}

/**
 * What changed from one version of a study to another, in the order of the document; nothing when they are
 * equal. Items are found again by their ids, or by what they are about; a new or removed one is one change.
 */
export function compareDocuments(before: StudyDocument, after: StudyDocument): Change[] {
	return [...differences([before, after])].flatMap((difference) =>
		difference.kind === "order" ? moves(difference, before, after) : [changeOf(difference, before, after)],
	);
}

function changeOf(
	{ pattern, paths, values }: Difference,
	before: StudyDocument,
	after: StudyDocument,
): Change {
	const [was, is] = values;
	const [earlier = "", later] = paths;
	return {
		path: later ?? earlier,
		where: later === undefined ? nameOfPath(earlier, before) : nameOfPath(later, after),
		...(was !== undefined && { before: showValue(pattern, was, before) }),
		...(is !== undefined && { after: showValue(pattern, is, after) }),
		kind: was === undefined ? "added" : is === undefined ? "removed" : "changed",
	};
}

function moves(
	{ pattern, rows, ...place }: Difference,
	before: StudyDocument,
	after: StudyDocument,
): Change[] {
	const placeAfter = (row: Row | undefined, version: number, document: StudyDocument) =>
		row ? `after ${itemName(`${pattern}.*`, row.items[version], document)}` : "the start";
	return movedRows(rows).map(({ row, followed, follows }) => {
		const [, path = ""] = inRow({ pattern, ...place }, row).paths;
		return {
			path,
			where: nameOfPath(path, after),
			before: placeAfter(followed, 0, before),
			after: placeAfter(follows, 1, after),
			kind: "moved",
		};
	});
}

/** Longer texts are cut in a sentence; `before` and `after` have them whole. */
const LONGEST = 100;

/**
 * A change in a line: "Placebo, responders: 5 → 6". Where it is within an outcome, arm or adverse event, that
 * stands above a group of changes and is left out, unless `whole` is asked for.
 */
export function describeChange(
	{ where, before = "", after = "", kind }: Change,
	{ whole = false } = {},
): string {
	const words = whole || where.length < 3 ? where : where.slice(1);
	const place = words.join(", ");
	const [was, is] = [before, after].map((text) => shortened(text, LONGEST));
	switch (kind) {
		case "changed":
			return `${place}: ${was || "blank"} → ${is || "blank"}`;
		case "moved":
			return `${place}: moved from ${was} to ${is}`;
		case "added":
		case "removed": {
			const what = kind === "added" ? is : was;
			const isNamed = !what || place.toLowerCase().includes(`“${what.toLowerCase()}”`);
			return isNamed ? `${place}: ${kind}` : `${place}: ${kind} ${what}`;
		}
	}
}

/** Changes as lines under the arm, outcome or report they are part of; the first group may have no heading. */
export interface ChangeGroup {
	heading: string;
	lines: string[];
}

export function groupChanges(changes: Change[]): ChangeGroup[] {
	const groups = Map.groupBy(changes, ({ where }) => (where.length > 2 ? (where[0] ?? "") : ""));
	return [...groups].map(([heading, group]) => ({
		heading,
		lines: group.map((change) => describeChange(change)),
	}));
}
