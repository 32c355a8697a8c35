import type { Arm } from "../study/study-document.ts";

type Role = NonNullable<Arm["role"]>;

const GROUP = "(?: (?:group|arm|control|controls|comparator|only|alone))*";
const FORM =
	"(?: (?:tablets?|capsules?|pills?|injections?|infusions?|cream|gel|spray|patch(?:es)?|vaccine|treatment|stimulation|procedure|surgery|device|acupuncture|tms|rtms|tdcs|ect|cpap|laser|light|exercise|saline))*";

/** Whole labels of arms that can mean but one role; "Drug A + placebo" and "Control" can mean several. */
const LABELS: [RegExp, Role][] = [
	[
		new RegExp(
			`^(?:matching |matched |inactive |oral |saline |inert |double[- ]blind )*placebo${FORM}${GROUP}$`,
		),
		"placebo-comparator",
	],
	[new RegExp(`^(?:sham|sham[- ]controlled|simulated)${FORM}${GROUP}$`), "sham-comparator"],
	[
		new RegExp(
			`^(?:no (?:treatment|intervention|therapy|vaccine|vaccination)|untreated|unvaccinated|wait(?:ing)?[- ]?list|wlc|delayed treatment wait(?:ing)?[- ]?list)${GROUP}$`,
		),
		"no-intervention",
	],
	[new RegExp(`^(?:active|positive) (?:control|comparator)${GROUP}$`), "active-comparator"],
	[
		/^(?:experimental|intervention|investigational)(?: (?:treatment|drug|product))?(?: (?:group|arm))?$/,
		"experimental",
	],
];

/** The role that an arm's label says by the whole of it: proposed, and never taken for said. */
export function roleOfLabel(label: string): Role | undefined {
	const words = label
		.toLowerCase()
		.replace(/\s*\([^()]*\)\s*$/, "")
		.replace(/\s+/g, " ")
		.trim();
	return LABELS.find(([pattern]) => pattern.test(words))?.[1];
}
