import { isMissing } from "#app/domain/printed/cell-reading.ts";
import type { Layout } from "#app/domain/views/import/table-preview.ts";
import { figuresUnderArm, namesOfArms, targetUnder } from "./arm-columns.ts";
import type { ColumnMatch, ColumnMatches, Head } from "./column-match.ts";
import { armSaidBy, plain, sideNamed, targetNamed } from "./column-names.ts";
import { isContrastMeasure } from "./contrast-measure.ts";
import { nameTheFirst, sideByPlace, tellCountsFromSizes } from "./neighbouring-columns.ts";
import {
	type ColumnTarget,
	type FieldKey,
	isFigure,
	isOfArm,
	parseTargetKey,
	type Side,
	targetKey,
} from "./table-fields.ts";

/** RevMan Web's data rows: a mean without an arm is the effect, whose interval follows; the rest is computed. */
const REVMAN: Readonly<Record<string, FieldKey | "ignored">> = {
	mean: "estimate",
	"ci start": "estimateLow",
	"ci end": "estimateHigh",
	"giv mean": "ignored",
	"giv se": "ignored",
	"analysis group": "ignored",
	"analysis number": "ignored",
	weight: "ignored",
	variance: "ignored",
};

/** Columns that exports of this program compute: reading them back would make derived figures reported ones. */
const DERIVED = /\bderived\b/;
/** And those that only name a place in the export, or say in words what its other formats have as figures. */
const OWN = new Set(["version", "outcome id", "arm id", "comparisons reported", "group id"]);
/** Where an estimate is, figures without an arm are the estimate's. */
const OF_ESTIMATE: Partial<Record<FieldKey, FieldKey>> = {
	ciLow: "estimateLow",
	ciHigh: "estimateHigh",
	ciLevel: "estimateLevel",
	interval: "estimateInterval",
	se: "estimateSe",
};

/**
 * Tells from the names of its columns what each holds. A name that fits nothing is left out, and said to be;
 * of two columns for one thing the first counts.
 * @param chosen what a person chose for a column, by its place, as `targetKey` writes it
 */
export function matchColumns(head: Head, chosen: Readonly<Record<number, string>> = {}): ColumnMatches {
	const { header } = head;
	const isRevMan = header.some((name) => plain(name) === "giv mean");
	const armNames = namesOfArms(head);
	const guesses = header.map((name, column) =>
		isRevMan && Object.hasOwn(REVMAN, plain(name))
			? { field: REVMAN[plain(name)] ?? ("ignored" as const) }
			: guessOf(head, column, armNames),
	);
	const targets = header.map((_, column) => {
		const choice = chosen[column];
		return choice === undefined ? guesses[column] : (parseTargetKey(choice) ?? undefined);
	});
	nameTheFirst(head, targets);
	sideByPlace(header, targets);
	tellCountsFromSizes(header, targets);
	const layout = layoutOf(targets);
	const hasEstimate = targets.some((target) => target?.field === "estimate");
	const taken = new Set<string>();
	const columns = header.map((name, column): ColumnMatch => {
		const isChosen = chosen[column] !== undefined;
		const own = targets[column];
		const ofEstimate = hasEstimate && own && !own.side && !isChosen ? OF_ESTIMATE[own.field] : undefined;
		const target = ofEstimate ? { field: ofEstimate } : settled(own, layout, name);
		if (!target) {
			const derived = !isChosen && (DERIVED.test(plain(name)) || OWN.has(plain(name)));
			return { column, name, target: { field: "ignored" }, how: derived ? "derived" : "none" };
		}
		if (target.field === "ignored") return { column, name, target, how: isChosen ? "chosen" : "derived" };
		const key = targetKey(target);
		if (taken.has(key))
			return { column, name, target: { field: "ignored" }, how: "repeated", repeats: target };
		taken.add(key);
		return { column, name, target, how: isChosen ? "chosen" : "name" };
	});
	const said = (["first", "second"] as const).flatMap((side) => {
		const own = columns.filter(({ target }) => target.side === side && target.field !== "arm");
		const label = [...armNames].find(([, of]) => of === side)?.[0] ?? armSaidBy(own.map(({ name }) => name));
		return label ? [[side, label] as const] : [];
	});
	return { layout, columns, armNames: Object.fromEntries(said) };
}

function layoutOf(targets: readonly (ColumnTarget | undefined)[]): Layout {
	const has = (isWanted: (target: ColumnTarget) => boolean) =>
		targets.some((target) => target && isWanted(target));
	if (has(({ side }) => side === "second")) return "wide";
	if (has(({ field }) => field === "arm")) return "long";
	// Columns of one arm alone: the other's are missing, and are said to be.
	if (has(({ field, side }) => side === "first" && isFigure(field))) return "wide";
	if (has(({ field }) => field === "estimate")) return "estimates";
	return has(({ field }) => isFigure(field)) ? "one-arm" : "long";
}

/** In a wide table a figure without a side belongs to nobody; in another one there are no sides. */
function settled(target: ColumnTarget | undefined, layout: Layout, name: string): ColumnTarget | undefined {
	if (!target) return undefined;
	// "group" beside two arms is a subgroup of studies.
	const isSubgroup = target.field === "arm" && !target.side && plain(name) === "group";
	if (layout !== "wide") return { field: target.field };
	if (isSubgroup) return { field: "subgroup" };
	// "Treatment" beside "Control" names the first arm.
	if (target.field === "arm" && !target.side) return { field: "arm", side: "first" };
	const sharedWithBoth: FieldKey[] = ["note", "locator", "quote"];
	if (isOfArm(target.field) && !target.side && !sharedWithBoth.includes(target.field)) return undefined;
	return target;
}

/** An export of this program, whose column `group` names what is no arm. */
const hasGroupIds = (header: readonly string[]) => header.some((name) => plain(name) === "group id");

function guessOf(head: Head, column: number, arms: ReadonlyMap<string, Side>): ColumnTarget | undefined {
	const { header, over, cellsOf } = head;
	const name = header[column] ?? "";
	const words = plain(name);
	if (DERIVED.test(words) || OWN.has(words)) return undefined;
	if (words === "group" && hasGroupIds(header)) return { field: "ignored" };
	// metafor's ci stands beside its ai; alone it is an interval.
	if (words === "ci" && !header.some((other) => /^(ai|bi|n1i|n 1 ?i)$/.test(plain(other))))
		return { field: "interval" };
	const target = targetNamed(name) ?? targetUnder(name, over?.[column], arms);
	// A column that only an arm names holds that arm's name, or its figures: `12/30`, `12.5 ± 3.1`.
	if (!target || target.field === "arm") {
		const field = figuresUnderArm(head, column);
		const side = field && (arms.get(name) ?? sideNamed(name));
		if (field && side) return { field, side };
		if (
			target?.side &&
			cellsOf?.(column).every((cell) => isMissing(cell) || /^[\d.,\s%()[\]–-]+$/.test(cell))
		)
			return undefined;
	}
	return target && { ...target, field: cellsSay(target.field, cellsOf?.(column) ?? []) };
}

/**
 * What the cells say of a name that means two things: "measure" is an instrument to some and the measure of an estimate
 * to others, "study (year)" a year or a study with its year.
 */
function cellsSay(field: FieldKey, cells: readonly string[]): FieldKey {
	const all = (isOne: (cell: string) => boolean) => cells.length > 0 && cells.every(isOne);
	if (field === "instrument" && all((cell) => isContrastMeasure(cell))) return "measure";
	return field === "year" && all((cell) => /\p{L}{2}.*\d{4}/u.test(cell)) ? "study" : field;
}
