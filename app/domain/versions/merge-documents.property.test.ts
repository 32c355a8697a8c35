import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDocument } from "#tests/support/arbitrary-documents.ts";
import { runs } from "#tests/support/property-runs.ts";
import { toIndexPath } from "../id-path.ts";
import { type StudyDocument, studyDocument } from "../study/study-document.ts";
import { compareDocuments } from "./compare-documents.ts";
import { mergeDocuments } from "./merge-documents.ts";
import { separateIds } from "./separate-ids.ts";
import type { Side } from "./sides.ts";
import { type Conflict, threeWay } from "./three-way.ts";

const three = [anyDocument, anyDocument, anyDocument] as const;

test("two documents are equal exactly when nothing changed between them", () => {
	fc.assert(
		fc.property(anyDocument, anyDocument, (before, after) => {
			const changes = compareDocuments(before, after);
			expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
			expect(compareDocuments(after, after)).toEqual([]);
			// What was added one way is removed the other way.
			const count = (kind: string, of = changes) => of.filter((change) => change.kind === kind).length;
			const back = compareDocuments(after, before);
			expect([count("added", back), count("removed", back)]).toEqual([count("removed"), count("added")]);
		}),
		runs(15),
	);
});

test("whatever is chosen, the merged document is one", () => {
	fc.assert(
		fc.property(
			...three,
			fc.infiniteStream(fc.constantFrom<Side>("theirs", "mine")),
			(base, theirs, mine, sides) => {
				const choices: Record<string, Side> = {};
				for (const { path } of threeWay(base, theirs, mine)) choices[path] = sides.next().value ?? "mine";
				const merged = mergeDocuments(base, theirs, mine, choices);
				expect(studyDocument.parse(merged)).toEqual(merged);
				expect(studyDocument.safeParse(mergeDocuments(base, theirs, mine)).success).toBe(true);
			},
		),
		runs(15),
	);
});

test("all mine is mine, all theirs is theirs", () => {
	fc.assert(
		fc.property(...three, (base, theirs, mine) => {
			const own = separateIds(base, theirs, mine);
			const all = (side: Side) =>
				Object.fromEntries(threeWay(base, theirs, mine).map(({ path }) => [path, side] as const));
			expect(mergeDocuments(base, theirs, mine, all("mine"))).toEqual(own);
			expect(mergeDocuments(base, theirs, mine, all("theirs"))).toEqual(theirs);
		}),
		runs(15),
	);
});

test("where one side changed nothing, or both the same, there is no conflict and the other's version comes out", () => {
	fc.assert(
		fc.property(anyDocument, anyDocument, (base, changed) => {
			expect(mergeDocuments(base, base, changed)).toEqual(changed);
			expect(mergeDocuments(base, changed, base)).toEqual(changed);
			expect(mergeDocuments(base, changed, changed)).toEqual(changed);
			expect(threeWay(base, changed, changed)).toEqual([]);
			expect(threeWay(base, base, changed).every(({ changedBy }) => changedBy === "mine")).toBe(true);
			expect(threeWay(base, changed, base).every(({ changedBy }) => changedBy === "theirs")).toBe(true);
		}),
		runs(15),
	);
});

/** Where only an order is listed; without ids, items that changed places cannot be told from changed ones. */
const LISTS_WITH_IDS = /^(reports|arms|outcomes|adverseEvents)$|\.results$/;

/** A place without positions, which differ from version to version, and with the items of such lists as one. */
const coarse = (path: string) => path.replace(/\.\d+(\..*)?$/, "");

/** What both sides have a say in and the merged document lacks: what named it is gone with it. */
const chosenAway = (listed: Conflict[], merged: StudyDocument) =>
	listed.filter(
		({ path, changedBy }) =>
			changedBy === "both" && /^\w+\.\w+$/.test(path) && toIndexPath(path, merged) === null,
	);

test("no change is lost that is not listed: the merged document differs from each side only where the other one changed", () => {
	fc.assert(
		fc.property(...three, (base, theirs, mine) => {
			const own = separateIds(base, theirs, mine);
			const merged = mergeDocuments(base, theirs, mine);
			const listed = threeWay(base, theirs, mine);
			const hasLostItems = chosenAway(listed, merged).length > 0;
			// Where the kinds of an outcome clash, its results are listed with them.
			const placesOf = (side: Side) =>
				new Set(
					listed
						.filter(({ changedBy, path }) => changedBy !== side && !LISTS_WITH_IDS.test(path))
						.flatMap(({ path }) => [coarse(path), path.replace(/\.kind$/, ".results")]),
				);
			// An added or removed item is listed whole, so a place within it counts as listed too.
			const isListed = (path: string, places: Set<string>) =>
				path.split(".").some((_, depth, all) => places.has(all.slice(0, depth + 1).join(".")));
			for (const [document, side] of [
				[theirs, "theirs"],
				[own, "mine"],
			] as const) {
				const places = placesOf(side);
				for (const { path, kind } of compareDocuments(document, merged)) {
					const namedWhatIsGone = hasLostItems && (kind === "removed" || path.endsWith(".source"));
					// What was measured at the only time point names it, whoever added the time point.
					const namesTime = path.endsWith(".timePointId");
					if (kind !== "moved" && !namedWhatIsGone && !namesTime)
						expect(isListed(coarse(path), places), path).toBe(true);
				}
			}
		}),
		runs(15),
	);
});
