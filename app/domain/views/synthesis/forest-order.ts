import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";

/** The places of all rows in the order asked for; those without the figure to order by come last. */
export function orderedPlaces(
	{ request, response }: Analysed,
	{ order = "given" }: Pick<SynthesisFigureOptions, "order">,
): number[] {
	const places = response.rows.map((_, place) => place);
	if (order === "given") return places;
	const figureOf = (place: number): number | null | undefined => {
		const row = response.rows[place];
		if (order === "year") return request.rows[place]?.year;
		if (order === "effect") return row?.estimate;
		return row?.weightPercent === null ? null : -(row?.weightPercent ?? 0);
	};
	return places.toSorted((a, b) => (figureOf(a) ?? Infinity) - (figureOf(b) ?? Infinity) || a - b);
}
