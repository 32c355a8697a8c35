import type { ChosenFigures } from "../compare/choose-figures.ts";
import type { CompareOrder } from "./compare-options.ts";
import type { IntervalChart } from "./interval-chart.ts";
import type { PairPanel } from "./pair-chart.ts";

interface Drawn {
	chart: IntervalChart;
	panel: PairPanel | undefined;
}

/** The studies' slugs in the order asked for; a study without what they are ordered by comes last. */
export function inOrder(
	chosen: readonly ChosenFigures[],
	order: CompareOrder,
	{ chart, panel }: Drawn,
): string[] {
	const rows = new Map(chart.groups.map(({ key, rows: [first] }) => [key, first]));
	const figureOf = (slug: string) => rows.get(slug)?.value;
	const gapOf = (slug: string) =>
		panel ? panel.rows.find(({ study }) => study === slug)?.difference?.value : figureOf(slug);
	const keyed = chosen.map((figures) => ({ figures, slug: figures.study.slug }));
	const falling = (of: (each: (typeof keyed)[number]) => number | undefined) =>
		keyed.toSorted((a, b) => compare(of(b), of(a)));
	const ordered = () => {
		switch (order) {
			case "chosen":
				return keyed;
			case "name":
				return keyed.toSorted((a, b) => a.figures.study.name.localeCompare(b.figures.study.name, "en"));
			case "year":
				return keyed.toSorted((a, b) => (a.figures.study.year ?? 9999) - (b.figures.study.year ?? 9999));
			case "people":
				return falling(({ figures }) => peopleIn(figures));
			case "gap":
				return falling(({ slug }) => gapOf(slug));
			case "first-arm":
				return falling(({ slug }) => figureOf(slug));
		}
	};
	return ordered().map(({ slug }) => slug);
}

/** For a falling order: what is missing is less than anything. */
const compare = (a: number | undefined, b: number | undefined): number => {
	if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
	return a - b;
};

/** How many people were analysed in the arms with figures, as far as it is said. */
function peopleIn({ outcome }: ChosenFigures): number | undefined {
	const numbers = outcome.results.flatMap(({ n }) => n ?? []);
	return numbers.length > 0 ? numbers.reduce((sum, n) => sum + n, 0) : undefined;
}
