import type { Outcome } from "./outcome.ts";

/** An outcome with the figures of its groups after those of its arms, for what tells both row by row and computes nothing between them. */
export function withGroups(outcome: Outcome): Outcome {
	const { ofGroups } = outcome;
	if (!ofGroups) return outcome;
	return {
		...outcome,
		results: [...outcome.results, ...ofGroups.results],
		contrasts: [...outcome.contrasts, ...ofGroups.contrasts],
	} as Outcome;
}

/** The groups that an outcome has figures of, by id and name; none of them is an arm. */
export const groupsOf = ({ ofGroups }: Outcome): { id: string; label: string }[] =>
	(ofGroups?.results ?? []).map(({ armId, label }) => ({ id: armId, label }));
