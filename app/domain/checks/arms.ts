import { isComparator } from "../arms/arm-colours.ts";
import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { sameWords } from "../same-words.ts";
import { error, remark, warning } from "./levels.ts";
import { armName, type Subject } from "./subject.ts";

/** The arms by themselves: that there are any, that they can be told apart, and that their people add up. */
export function* checkArms(subject: Subject): Generator<Finding> {
	yield* checkPresence(subject);
	yield* checkLabels(subject);
	yield* checkEnrolment(subject);
}

function* checkPresence({ document }: Subject): Generator<Finding> {
	const { kind, arms, design } = document;
	const isTrial = kind === "randomised-trial" || kind === "non-randomised-trial";
	if (arms.length === 0 && isTrial) {
		yield error("no-arms", "arms", "A trial needs the arms that people were assigned to: add them");
	} else if (arms.length === 0 && kind === undefined) {
		yield error(
			"no-arms",
			"arms",
			"Add the arms that people were assigned to, or say what kind of study it is if nobody was",
		);
	}
	const mayBeRandomised = kind === "randomised-trial" || kind === undefined;
	if (!mayBeRandomised || design.allocation === "non-randomised") return;
	if (arms.length === 1 && kind === "randomised-trial") {
		yield warning(
			"one-arm-randomised",
			"arms",
			"A randomised trial has two arms or more: add the other one, or choose another kind of study",
		);
	} else if (arms.length > 1 && !arms.every(({ role }) => role === "other") && !arms.some(isComparator)) {
		yield remark(
			"no-comparator",
			"arms",
			"No arm is marked as what the others are compared with: choose placebo, sham, active comparator or no intervention as the role of one",
		);
	}
}

function* checkLabels({ document }: Subject): Generator<Finding> {
	const seen = new Set<string>();
	for (const arm of document.arms) {
		const label = sameWords(arm.label);
		if (seen.has(label)) {
			yield error(
				"duplicate-arm-label",
				`arms.${arm.id}.label`,
				`There is another arm named “${arm.label}”: give each its own name, such as the dose`,
			);
		}
		seen.add(label);
	}
}

/**
 * The arms' people against the trial's. In a crossover or factorial study a person may stand in several
 * arms, so the sum may be more than the whole, but never less.
 */
function* checkEnrolment(subject: Subject): Generator<Finding> {
	const { arms, population } = subject.document;
	const whole = population.randomised;
	if (whole === undefined) return;
	const counts = arms.map((arm) => arm.randomised);
	const known = counts.filter((count) => count !== undefined);
	const sum = known.reduce((total, count) => total + count, 0);
	let armTooLarge = false;
	for (const arm of arms) {
		if (arm.randomised === undefined || arm.randomised <= whole) continue;
		armTooLarge = true;
		yield error(
			"arm-above-trial",
			`arms.${arm.id}.randomised`,
			`${formatWhole(arm.randomised)} ${subject.entered} to ${armName(subject, arm.id)} are more than the ${formatWhole(whole)} in the whole study: correct one of them`,
		);
	}
	const tooMany = sum > whole && !subject.sharesPeople && !armTooLarge;
	const tooFew = sum < whole && known.length === counts.length && counts.length > 0;
	if (!tooMany && !tooFew) return;
	yield warning(
		"arms-do-not-add-up",
		"population.randomised",
		`The arms have ${known.map(formatWhole).join(" + ")} = ${formatWhole(sum)} people ${subject.entered}, the study ${formatWhole(whole)}: correct a number, or answer where the others are`,
	);
}
