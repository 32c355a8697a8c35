import type { Moderator } from "#app/statistics/regression/design.ts";
import type { AnalysedRow } from "./analyse-synthesis.ts";

/** A moderator that is to be in the regression, with the level that the others are compared with. */
export interface ModeratorChoice {
	name: string;
	reference?: string | undefined;
}

/** What the rows say of a moderator, in their order; null where a row does not say. */
export type RowModerator =
	| { name: string; kind: "numeric"; values: (number | null)[] }
	| { name: string; kind: "categorical"; values: (string | null)[]; levels: string[]; reference: string };

/** The year of the study stands in for a moderator of that name that no row has. */
export const YEAR = "Year";

/** Every moderator that two rows or more have, in the order they come; the year last, where it is known. */
export function moderatorNames(rows: readonly AnalysedRow[]): string[] {
	const names = [...new Set(rows.flatMap(({ row }) => row.moderators.map(({ name }) => name)))];
	const all = names.includes(YEAR) ? names : [...names, YEAR];
	return all.filter((name) => textsOf(rows, name).filter((text) => text !== null).length >= 2);
}

/**
 * A moderator as a regression takes it: of numbers, unless a row has something else or a reference level is
 * named. Without one the first level that comes is the reference. Undefined where no row has it.
 */
export function readModerator(
	rows: readonly AnalysedRow[],
	{ name, reference }: ModeratorChoice,
): RowModerator | undefined {
	const texts = textsOf(rows, name);
	const levels = [...new Set(texts.filter((text) => text !== null))];
	const [first] = levels;
	if (first === undefined) return undefined;
	const numbers = texts.map(numberIn);
	if (reference === undefined && texts.every((text, place) => text === null || numbers[place] !== null)) {
		return { name, kind: "numeric", values: numbers };
	}
	return { name, kind: "categorical", values: texts, levels, reference: reference ?? first };
}

/** The moderator of some of the rows, each of which has it. */
export function valuesAt(moderator: RowModerator, places: readonly number[]): Moderator {
	const { name } = moderator;
	if (moderator.kind === "numeric") {
		return { name, kind: "numeric", values: places.flatMap((place) => moderator.values[place] ?? []) };
	}
	const values = places.flatMap((place) => moderator.values[place] ?? []);
	return { name, kind: "categorical", values, reference: moderator.reference };
}

function textsOf(rows: readonly AnalysedRow[], name: string): (string | null)[] {
	const typed = rows.map(
		({ row }) => row.moderators.find((each) => each.name === name)?.value.trim() || null,
	);
	if (name !== YEAR || typed.some((text) => text !== null)) return typed;
	return rows.map(({ year }) => (year === undefined ? null : String(year)));
}

function numberIn(text: string | null): number | null {
	const value = Number(text?.replace("−", "-") ?? Number.NaN);
	return Number.isFinite(value) ? value : null;
}
