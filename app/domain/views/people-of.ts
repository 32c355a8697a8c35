import type { ColourRole } from "../arm-colours.ts";
import type { ArmRate } from "../arm-rate.ts";
import type { Outcome } from "../study/outcome.ts";
import { verbOf } from "./outcome-words.ts";
import type { PeopleChart, PeopleGrid } from "./people-chart.ts";

/** Two arms' rates as people out of 100, rounded to whole people. */
export function peopleOf(
	outcome: Outcome,
	arms: { key: string; label: string; colour: ColourRole; rate: Extract<ArmRate, { kind: "counted" }> }[],
	provenance: string,
): PeopleChart {
	const grids = arms.map(({ key, label, colour, rate }): PeopleGrid => {
		const withOutcome = Math.round(100 * rate.proportion);
		return { key, label, colour, withOutcome, caption: `${withOutcome} of 100 ${verbOf(outcome)}` };
	});
	return {
		title: "Of 100 people like those in the trial",
		grids,
		footnotes: ["Rates rounded to whole people; who they would be cannot be told beforehand."],
		provenance,
	};
}
