import { isMissing } from "#app/domain/printed/cell-reading.ts";
import type { Head } from "./column-match.ts";
import { fieldNamed, plain, sideNamed, targetNamed } from "./column-names.ts";
import { type ColumnTarget, isOfArm, type Side } from "./table-fields.ts";

/**
 * The arms that the head names, by what spans their columns or stands before each: two names, of which one says that
 * it is the comparator (`Placebo`), so that the other is the first arm. Two drugs say nothing of themselves.
 */
export function namesOfArms(head: Head): Map<string, Side> {
	const { header, over = [] } = head;
	const spanning = over.filter((label) => label !== undefined);
	const alone = header.filter(
		(_, column) =>
			figuresUnderArm(head, column) !== undefined &&
			(targetNamed(header[column] ?? "")?.field ?? "arm") === "arm",
	);
	const before = alone.length === 2 ? alone : header.flatMap(labelBefore);
	const labels = [...new Set(spanning.length > 0 ? spanning : before)];
	const [one, other] = labels;
	if (labels.length !== 2 || one === undefined || other === undefined) return new Map();
	const [first, second] = [sideNamed(one), sideNamed(other)];
	if (first === "second" && second !== "second") return namedSides(other, one);
	if (second === "second" && first !== "second") return namedSides(one, other);
	return new Map();
}

const namedSides = (first: string, second: string) =>
	new Map<string, Side>([
		[first, "first"],
		[second, "second"],
	]);

/** `Folitin` of `Folitin events`. */
function labelBefore(name: string): string[] {
	const words = name.split(/[\s,:_]+/);
	for (let count = 1; count < Math.min(3, words.length); count++) {
		const field = fieldNamed(plain(words.slice(-count).join(" ")));
		if (field && isOfArm(field) && field !== "arm") return [words.slice(0, -count).join(" ")];
	}
	return [];
}

/** What the cells hold under a name that may be an arm's: `12/30` is a rate, `12.5 ± 3.1` a mean. */
export function figuresUnderArm({ cellsOf }: Head, column: number): "rate" | "mean" | undefined {
	const cells = cellsOf?.(column).filter((cell) => !isMissing(cell)) ?? [];
	const are = (pattern: RegExp) => cells.length > 0 && cells.every((cell) => pattern.test(cell));
	if (are(/\d\s*(?:\/|\bof\b)\s*\d/i)) return "rate";
	return are(/\d\s*(?:±|\+\/-)\s*\d/) ? "mean" : undefined;
}

/** A name under one that spans it: `Events` under `Placebo`, or under the name of a drug beside it. */
export function targetUnder(
	name: string,
	over: string | undefined,
	arms: ReadonlyMap<string, Side>,
): ColumnTarget | undefined {
	const label = over ?? [...arms.keys()].find((arm) => plain(name).startsWith(`${plain(arm)} `));
	if (label === undefined) return undefined;
	const own = plain(name).slice(plain(label).length).trim();
	const target = targetNamed(own);
	if (!target || target.side) return target;
	const side = arms.get(label) ?? sideNamed(label);
	return isOfArm(target.field) ? side && { field: target.field, side } : target;
}
