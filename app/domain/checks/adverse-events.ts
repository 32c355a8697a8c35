import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { excessFindings } from "./excess.ts";
import { error, warning } from "./levels.ts";
import { checkPercentWithEvents } from "./rates.ts";
import { armName, type Subject } from "./subject.ts";

/** Adverse events: people affected, events and people at risk against one another and the arms. */
export function* checkAdverseEvents(subject: Subject): Generator<Finding> {
	for (const event of subject.document.adverseEvents) {
		for (const { armId, affected, atRisk, percent, events } of event.results) {
			const path = `adverseEvents.${event.id}.results.${armId}`;
			if (affected === undefined) continue;
			if (percent !== undefined && atRisk && affected <= atRisk)
				yield* checkPercentWithEvents(percent, affected, atRisk, path);
			if (atRisk !== undefined && affected > atRisk) {
				yield error(
					"affected-above-at-risk",
					`${path}.affected`,
					`${formatWhole(affected)} people affected are more than the ${formatWhole(atRisk)} at risk: correct one of them`,
				);
			}
			if (events !== undefined && events < affected) {
				yield warning(
					"events-below-affected",
					`${path}.events`,
					`${formatWhole(events)} events cannot affect ${formatWhole(affected)} people, as each has one or more: are the two swapped?`,
				);
			}
		}
	}
	yield* checkAtRisk(subject);
}

/** More at risk than randomised: as for people analysed, honest where safety counts by what was received. */
function* checkAtRisk(subject: Subject): Generator<Finding> {
	const { document, sharesPeople, entered } = subject;
	const limits = sharesPeople
		? [{ of: document.population, path: "population.randomised", holds: () => true, where: "in all" }]
		: document.arms.map((arm) => ({
				of: arm,
				path: `arms.${arm.id}.randomised`,
				holds: (armId: string) => armId === arm.id,
				where: `to ${armName(subject, arm.id)}`,
			}));
	for (const { of, path, holds, where } of limits) {
		const { randomised } = of;
		if (randomised === undefined) continue;
		yield* excessFindings(
			"at-risk-above-randomised",
			document.adverseEvents.flatMap((event) =>
				event.results
					.filter((result) => holds(result.armId) && (result.atRisk ?? 0) > randomised)
					.map(({ armId, atRisk = 0 }) => ({
						path: `adverseEvents.${event.id}.results.${armId}.atRisk`,
						people: atRisk,
						of: event.term,
					})),
			),
			path,
			({ people }) =>
				`${formatWhole(people)} at risk are more than the ${formatWhole(randomised)} ${entered} ${where}`,
			"correct one of them, or answer why people are counted here who were not in this arm",
		);
	}
}
