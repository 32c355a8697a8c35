import { isComparator } from "../arm-colours.ts";
import type { Arm } from "../study/study-document.ts";
import { ARM_ROLES, saidLabel } from "../vocabulary.ts";
import { namesFor, saying } from "./match-terms.ts";
import type { SynthesisQuestion } from "./synthesis-document.ts";

/** Arms of a study that answer a question: two to be compared, or one by itself. */
export interface ArmChoice {
	experimental: Arm;
	/** Absent where one arm is asked about. */
	control?: Arm;
	/** Why they fit, in words. */
	reasons: string[];
}

/** Words for comparators that are no treatment of their own, and the roles they mean. */
const ROLE_WORDS: [RegExp, Arm["role"][]][] = [
	[/\bplacebo\b/i, ["placebo-comparator"]],
	[/\bsham\b/i, ["sham-comparator"]],
	[
		/\b(no (treatment|intervention|vaccin\w*)|nothing|untreated|unvaccinated|waiting|wait)\b/i,
		["no-intervention"],
	],
	[/\b(usual|standard) care\b/i, ["active-comparator", "no-intervention"]],
	[/\b(control|any)\b/i, ["placebo-comparator", "sham-comparator", "no-intervention"]],
];

/** Each arm with the intervention against each that is the comparator. */
export function fittingPairs(
	arms: readonly Arm[],
	{ intervention, comparator }: SynthesisQuestion,
): ArmChoice[] {
	const wanted = namesFor(intervention);
	const roles = rolesIn(comparator);
	const others = roles.length > 0 ? [] : namesFor(comparator);
	const isControl = (arm: Arm) =>
		roles.length > 0
			? roles.includes(arm.role)
			: others.length > 0
				? saying(namesOf(arm), others) !== undefined
				: isComparator(arm);
	const controls = arms.filter(isControl);
	const experimental = arms.filter((arm) => {
		if (controls.includes(arm) || arm.role === "placebo-comparator" || arm.role === "sham-comparator")
			return false;
		return wanted.length === 0 ? arm.role === "experimental" : saying(namesOf(arm), wanted) !== undefined;
	});
	return experimental.flatMap((arm) =>
		controls.map((control) => ({
			experimental: arm,
			control,
			reasons: [`“${arm.label}” ${given(arm, wanted)}`, inRole(control)],
		})),
	);
}

/** The arms that a question about one arm asks for: those in the role it names, or that get what it names. */
export function fittingArms(arms: readonly Arm[], { intervention }: SynthesisQuestion): ArmChoice[] {
	const roles = rolesIn(intervention);
	const wanted = namesFor(intervention);
	return arms.flatMap((arm): ArmChoice[] => {
		if (roles.includes(arm.role)) return [{ experimental: arm, reasons: [inRole(arm)] }];
		const fits =
			wanted.length === 0
				? arm.role === "experimental"
				: roles.length === 0 && saying(namesOf(arm), wanted) !== undefined;
		return fits ? [{ experimental: arm, reasons: [`“${arm.label}” ${given(arm, wanted)}`] }] : [];
	});
}

const rolesIn = (text: string | undefined): Arm["role"][] =>
	ROLE_WORDS.flatMap(([words, roles]) => (words.test(text ?? "") ? roles : []));

const inRole = (arm: Arm) => `“${arm.label}” is the ${saidLabel(ARM_ROLES, arm.role).toLowerCase()} arm`;

/** Why an arm is taken for one that gets the intervention. */
function given(arm: Arm, wanted: readonly string[]): string {
	const name = saying(namesOf(arm), wanted);
	return name && name !== arm.label
		? `gets ${name}`
		: `is the ${saidLabel(ARM_ROLES, arm.role).toLowerCase()} arm`;
}

function namesOf(arm: Arm): string[] {
	return [...arm.interventions.flatMap(({ name, otherNames }) => [name, ...otherNames]), arm.label];
}
