import type { ColourRole } from "../arms/arm-colours.ts";
import type { Outcome } from "../study/outcome.ts";
import { verbOf } from "./outcome-words.ts";
import type { PeopleChart, PeopleGrid } from "./people-chart.ts";

/** Arms' rates as people out of 100, rounded to whole people. */
export function peopleOf(
	outcome: Outcome,
	arms: { key: string; label: string; colour: ColourRole; proportion: number }[],
	provenance: string,
): PeopleChart {
	const grids = arms.map(({ key, label, colour, proportion }): PeopleGrid => {
		const withOutcome = Math.round(100 * proportion);
		return {
			...{ key, label, colour, withOutcome },
			caption: `${countText(withOutcome, proportion)} of 100 ${verbOf(outcome)}`,
		};
	});
	const shown = new Set(grids.map(({ withOutcome }) => withOutcome));
	const differ = new Set(arms.map(({ proportion }) => proportion)).size > 1;
	return {
		title: "Of 100 people like those in the trial",
		grids,
		footnotes: [
			"Rates rounded to whole people; nobody can tell in advance who they would be.",
			...(differ && shown.size === 1 ? ["The rates differ by less than one person of 100."] : []),
		],
		provenance,
	};
}

/** Somebody is not nobody, and not all are not everybody. */
function countText(people: number, proportion: number): string {
	if (people === 0 && proportion > 0) return "Fewer than 1";
	return people === 100 && proportion < 1 ? "More than 99" : String(people);
}
