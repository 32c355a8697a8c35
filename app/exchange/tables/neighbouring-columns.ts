import type { Head } from "./column-match.ts";
import { plain } from "./column-names.ts";
import { type ColumnTarget, isFigure } from "./table-fields.ts";

/** A first column of words without a name, as a spreadsheet's corner is left blank, names the studies. */
export function nameTheFirst({ header, cellsOf }: Head, targets: (ColumnTarget | undefined)[]): void {
	const isNamed = targets.some(
		(target) => target && ["study", "authors", "title", "nct"].includes(target.field),
	);
	if (!isNamed && header[0] === "" && cellsOf?.(0).some((cell) => /\p{L}/u.test(cell)))
		targets[0] = { field: "study" };
}

/** Two columns of one name, each behind those of another arm, are of the arm before them: `Drug mean`, `N`, `Placebo mean`, `N`. */
export function sideByPlace(header: readonly string[], targets: (ColumnTarget | undefined)[]): void {
	const names = header.map(plain);
	for (const [column, target] of targets.entries()) {
		if (!target || target.side || !isFigure(target.field)) continue;
		const twins = names.flatMap((name, at) => (name === names[column] ? [at] : []));
		const sides = twins.map((at) => targets.slice(0, at).findLast((other) => other?.side)?.side);
		if (twins.length !== 2 || column !== twins[0] || new Set(sides).size !== 2 || sides.includes(undefined))
			continue;
		for (const [index, at] of twins.entries()) {
			const side = sides[index];
			if (side) targets[at] = { field: target.field, side };
		}
	}
}

/** `n` beside `N` of the same arm is how many had the outcome, and `N` of how many. */
export function tellCountsFromSizes(header: readonly string[], targets: (ColumnTarget | undefined)[]): void {
	for (const [column, target] of targets.entries()) {
		if (target?.field !== "n" || !/(^|[^\p{L}])n$/u.test(header[column] ?? "")) continue;
		const isBesideN = targets.some(
			(other, at) =>
				other?.field === "n" && other.side === target.side && /(^|[^\p{L}])N$/u.test(header[at] ?? ""),
		);
		if (isBesideN) targets[column] = { ...target, field: "events" };
	}
}
