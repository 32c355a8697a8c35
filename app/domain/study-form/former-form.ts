import { FIRST_TIME_POINT } from "../study/result-key.ts";
import { itemsOf, type Loose, objectOf, omit } from "./loose.ts";

/** A form that a browser or a lapsed session kept from before outcomes had several time points, as forms are now. */
export function upToDate<Form extends object>(form: Form): Form {
	const { outcomes } = form as Loose;
	if (!Array.isArray(outcomes) || itemsOf(outcomes).every(({ timePoints }) => timePoints !== undefined))
		return form;
	return {
		...form,
		outcomes: itemsOf(outcomes).map((outcome) =>
			outcome.timePoints === undefined
				? {
						...omit(outcome, ["timePoint"]),
						timePoints: [{ id: FIRST_TIME_POINT, ...objectOf(outcome.timePoint) }],
					}
				: outcome,
		),
	};
}
