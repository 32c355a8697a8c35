import type { ColourRole } from "../arm-colours.ts";
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
		return { key, label, colour, withOutcome, caption: `${withOutcome} of 100 ${verbOf(outcome)}` };
	});
	return {
		title: "Of 100 people like those in the trial",
		grids,
		footnotes: ["Rates rounded to whole people; who they would be cannot be told beforehand."],
		provenance,
	};
}
