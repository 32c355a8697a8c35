import { isComparator } from "../arms/arm-colours.ts";
import { roleOfLabel } from "../arms/role-of-label.ts";
import type { Arm } from "../study/study-document.ts";
import { ARM_ROLES } from "../vocabulary.ts";
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
			? answersRole(arm, comparator, roles)
			: others.length > 0
				? saying(namesOf(arm), others) !== undefined
				: isComparator(arm);
	const controls = arms.filter(isControl);
	const experimental = arms.filter((arm) => {
		const role = likelyRole(arm);
		if (controls.includes(arm) || role === "placebo-comparator" || role === "sham-comparator") return false;
		return wanted.length === 0 ? role === "experimental" : saying(namesOf(arm), wanted) !== undefined;
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
		if (answersRole(arm, intervention, roles)) return [{ experimental: arm, reasons: [inRole(arm)] }];
		const fits =
			wanted.length === 0
				? likelyRole(arm) === "experimental"
				: roles.length === 0 && saying(namesOf(arm), wanted) !== undefined;
		return fits ? [{ experimental: arm, reasons: [`“${arm.label}” ${given(arm, wanted)}`] }] : [];
	});
}

const rolesIn = (text: string | undefined): Arm["role"][] =>
	ROLE_WORDS.flatMap(([words, roles]) => (words.test(text ?? "") ? roles : []));

/** The role that is said of an arm, else the one its whole name says: enough to propose it to a person. */
const likelyRole = (arm: Arm): Arm["role"] => arm.role ?? roleOfLabel(arm.label);

/** In one of the roles that the question's words mean; where no role is said, named in those words. */
function answersRole(arm: Arm, words: string | undefined, roles: readonly Arm["role"][]): boolean {
	const role = likelyRole(arm);
	if (role !== undefined) return roles.includes(role);
	return /\bcontrol\b/i.test(words ?? "") && /^controls?(?: (?:group|arm))?$/i.test(arm.label.trim());
}

const inRole = (arm: Arm) =>
	arm.role
		? `“${arm.label}” is the ${ARM_ROLES[arm.role].toLowerCase()} arm`
		: `“${arm.label}” is named as that`;

/** Why an arm is taken for one that gets the intervention. */
function given(arm: Arm, wanted: readonly string[]): string {
	const name = saying(namesOf(arm), wanted);
	if (name && name !== arm.label) return `gets ${name}`;
	return arm.role ? `is the ${ARM_ROLES[arm.role].toLowerCase()} arm` : "is named as that";
}

function namesOf(arm: Arm): string[] {
	return [...arm.interventions.flatMap(({ name, otherNames }) => [name, ...otherNames]), arm.label];
}
