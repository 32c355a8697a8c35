import type { SideFigure } from "#app/domain/orientation.ts";
import type { MeasureShape } from "./measure-shape.ts";
import type { Place } from "./place.ts";

/** The figures of a class and category of a measure by the record's own groups, whether they are arms or not. */
export interface FigureRow {
	className: string | undefined;
	category: string | undefined;
	of: ReadonlyMap<string, SideFigure>;
}

/** The figures that an analysis of a measure may be of, for the test of which way round it is. */
export function figureRowsOf(measure: Place, shape: MeasureShape): FigureRow[] {
	const overall = countsIn(measure);
	return listAt(measure, "classes").flatMap((row) => {
		const own = countsIn(row);
		return listAt(row, "categories").map((category) => ({
			className: textAt(row, "title"),
			category: textAt(category, "title"),
			of: new Map(
				listAt(category, "measurements").flatMap((cell) => {
					const id = textAt(cell, "groupId") ?? "";
					const side = sideOf(
						Number(textAt(cell, "value") || Number.NaN),
						own.get(id) ?? overall.get(id),
						shape,
					);
					return side ? [[id, side] as const] : [];
				}),
			),
		}));
	});
}

function sideOf(value: number, n: number | undefined, shape: MeasureShape): SideFigure | null {
	if (!Number.isFinite(value)) return null;
	switch (shape.value) {
		case "events":
			return n ? { kind: "proportion", value: value / n } : null;
		case "percent":
			return { kind: "proportion", value: value / 100 };
		case "proportion":
			return { kind: "proportion", value };
		case "count":
			return null;
		default:
			return { kind: shape.kind === "time-to-event" ? "median-time" : "amount", value };
	}
}

// Only looked at: what is read and listed is the business of the rows themselves.
const listAt = (place: Place, key: string): Place[] => place.at(key).peek();
const textAt = (place: Place, key: string): string | undefined => {
	const { value } = place.at(key);
	return typeof value === "string" || typeof value === "number"
		? String(value).replaceAll(",", "")
		: undefined;
};

function countsIn(holder: Place): Map<string, number> {
	const tables = listAt(holder, "denoms");
	const table = tables.find((place) => /^participants$/i.test(textAt(place, "units") ?? "")) ?? tables[0];
	return new Map(
		(table ? listAt(table, "counts") : []).map((count) => [
			textAt(count, "groupId") ?? "",
			Number(textAt(count, "value")),
		]),
	);
}
