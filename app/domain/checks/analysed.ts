import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import type { Outcome } from "../study/outcome.ts";
import { type Excess, excessFindings } from "./excess.ts";
import { figuresOf } from "./figures-of.ts";
import { remark, warning } from "./levels.ts";
import { armName, resultPath, type Subject } from "./subject.ts";

/**
 * The numbers analysed against those who entered the trial. More analysed than randomised is a warning and
 * not an error, because honest reports have it: people counted by what they received instead of what they
 * were assigned, eyes or lesions counted instead of people, both periods of a crossover.
 */
export function* checkAnalysed(subject: Subject): Generator<Finding> {
	const { document, sharesPeople } = subject;
	for (const outcome of document.outcomes) yield* checkNobodyAnalysed(outcome);
	if (!sharesPeople) yield* checkAgainstArms(subject);
	yield* checkAgainstTrial(subject);
}

function* checkNobodyAnalysed(outcome: Outcome): Generator<Finding> {
	for (const result of outcome.results) {
		const figures = figuresOf(outcome.kind, result);
		// More than none of nobody is the rates' own finding.
		if (result.n !== 0 || figures.length === 0 || ("events" in result && (result.events ?? 0) > 0)) continue;
		const path = `${resultPath(outcome, result)}.n`;
		if (figures.some((figure) => Number(figure) !== 0)) {
			yield warning(
				"nobody-analysed",
				path,
				"Nobody was analysed, and yet there are figures: is the number analysed missing? Then leave it blank",
			);
		} else {
			yield remark("nobody-analysed", path, "Nobody was analysed, so there is nothing to compare here");
		}
	}
}

function* checkAgainstArms(subject: Subject): Generator<Finding> {
	const { document, entered } = subject;
	for (const arm of document.arms) {
		const { randomised } = arm;
		if (randomised === undefined) continue;
		yield* excessFindings(
			"analysed-above-randomised",
			document.outcomes.flatMap((outcome) =>
				outcome.results
					.filter((result) => result.armId === arm.id && (result.n ?? 0) > randomised)
					.map((result) => ({
						path: `${resultPath(outcome, result)}.n`,
						people: result.n ?? 0,
						of: outcome.label,
					})),
			),
			`arms.${arm.id}.randomised`,
			({ people }) =>
				`${formatWhole(people)} analysed are more than the ${formatWhole(randomised)} ${entered} to ${armName(subject, arm.id)}`,
			"correct one of them, or answer why people are counted here who were not in this arm",
		);
	}
}

/** All arms of an outcome together; where arms share people, each for itself. */
function* checkAgainstTrial({ document, arms, sharesPeople, entered }: Subject): Generator<Finding> {
	const { randomised } = document.population;
	if (randomised === undefined) return;
	const excesses: Excess[] = [];
	for (const outcome of document.outcomes) {
		const counts = outcome.results.map((result) => result.n ?? 0);
		const people = sharesPeople ? Math.max(0, ...counts) : counts.reduce((sum, n) => sum + n, 0);
		// Where one arm alone has too many, that is the finding; the total only repeats it.
		const armTooLarge =
			!sharesPeople &&
			outcome.results.some(({ armId, n }) => (n ?? 0) > (arms.get(armId)?.randomised ?? Infinity));
		if (people > randomised && !armTooLarge) {
			excesses.push({ path: `outcomes.${outcome.id}.results`, people, of: outcome.label });
		}
	}
	yield* excessFindings(
		"analysed-above-trial",
		excesses,
		"population.randomised",
		({ people }) =>
			`${formatWhole(people)} analysed${sharesPeople ? " in one arm" : ""} are more than the ${formatWhole(randomised)} ${entered} in all`,
		sharesPeople
			? "correct one of them, or answer how people are counted"
			: "correct one of them, or answer why people are in several arms",
	);
}
