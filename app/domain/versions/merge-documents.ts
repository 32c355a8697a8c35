import { type StudyDocument, studyDocument } from "../study/study-document.ts";
import { alignLists, type Row } from "./align-lists.ts";
import {
	fieldsOf,
	fieldValue,
	inField,
	inRow,
	isTakenApart,
	type Place,
	root,
	structureOf,
} from "./differences.ts";
import { heldItems } from "./held-items.ts";
import { mergedOrder, orderChangedBy } from "./merge-order.ts";
import { withoutDangling } from "./references.ts";
import { separateIds } from "./separate-ids.ts";
import { changedBySide, type Side } from "./sides.ts";

/** Base, theirs, mine. */
type Versions = readonly [unknown, unknown, unknown];

/**
 * Two changes of the same version made one. What only one side changed is taken from it, and so is what it
 * added; what both changed differently is taken from mine, unless `choices` says otherwise for the path that
 * `threeWay` gives it. A choice may also undo what only one side changed. Where an item is chosen away, what
 * names it (an arm's results, an outcome's judgements) goes with it.
 * @throws ZodError when the two together have more items than a list may hold
 */
export function mergeDocuments(
	base: StudyDocument,
	theirs: StudyDocument,
	mine: StudyDocument,
	choices: Readonly<Record<string, Side>> = {},
): StudyDocument {
	const own = separateIds(base, theirs, mine);
	const merged = mergeVersions([base, theirs, own], heldItems(base, theirs, own), choices);
	return studyDocument.parse(withoutDangling(merged));
}

/**
 * Base, theirs and mine made one, of any kind of document that `differences` can take apart.
 * @param held the paths of items that one side removed and the other still needs
 */
export function mergeVersions(
	versions: Versions,
	held: ReadonlySet<string>,
	choices: Readonly<Record<string, Side>>,
): unknown {
	return new Merge(held, choices).at(root(versions), versions);
}

class Merge {
	readonly #held: ReadonlySet<string>;
	readonly #choices: Readonly<Record<string, Side>>;

	constructor(held: ReadonlySet<string>, choices: Readonly<Record<string, Side>>) {
		this.#held = held;
		this.#choices = choices;
	}

	at(place: Place, versions: Versions): unknown {
		switch (structureOf(place, versions)) {
			case "record":
				return this.#record(place, versions);
			case "list":
				return this.#list(place, versions);
			case "field":
				return this.#chosen(place, versions);
		}
	}

	#record(place: Place, versions: Versions): unknown {
		const merged: Record<string, unknown> = {};
		for (const fields of fieldsOf(place, versions)) {
			const [first = ""] = fields;
			const [base, theirs, mine] = versions;
			const values: Versions = [
				fieldValue(base, fields),
				fieldValue(theirs, fields),
				fieldValue(mine, fields),
			];
			const at = inField(place, first);
			const value = fields.length === 1 ? this.at(at, values) : this.#chosen(at, values);
			if (fields.length > 1) Object.assign(merged, value);
			else if (value !== undefined) merged[first] = value;
		}
		return merged;
	}

	#list(place: Place, [base, theirs, mine]: Versions): unknown {
		const lists = [base, theirs, mine].map((version) => (version ?? []) as unknown[]);
		const rows = alignLists(place.pattern, lists);
		const items = new Map<Row, unknown>();
		for (const row of rows) {
			const [before, there, here] = row.items;
			const at = inRow(place, row);
			const versions: Versions = [before, there, here];
			const item = isTakenApart(row) ? this.at(at, versions) : this.#chosen(at, versions);
			if (item !== undefined) items.set(row, item);
		}
		const changedBy = orderChangedBy(rows);
		// Of what both added at one place, theirs stands first: it was there before.
		const side = changedBy ? this.#side(place, changedBy) : "theirs";
		return mergedOrder(rows, new Set(items.keys()), side).map((row) => items.get(row));
	}

	#chosen(place: Place, versions: Versions): unknown {
		const [, theirs, mine] = versions;
		return this.#side(place, changedBySide(versions)) === "theirs" ? theirs : mine;
	}

	/** Where neither side differs from the other, it is no matter which. */
	#side({ path }: Place, changedBy: "both" | Side | undefined): Side {
		const chosen = changedBy && this.#choices[path];
		if (chosen) return chosen;
		return changedBy === "theirs" && !this.#held.has(path) ? "theirs" : "mine";
	}
}
