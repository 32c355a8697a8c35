import * as asked from "./rob-2-questions.ts";
import * as rules from "./rob-2-rules.ts";
import { judged, leftOpen, on, type Rule } from "./rule.ts";
import { any, type BiasEffect, type BiasVersion, question, type Sheet, type SheetDomain } from "./sheet.ts";

/** RoB 2 (2019) and its supplements for cluster randomised and crossover trials (18 March 2021). */

const domain = (key: string, name: string, questions: SheetDomain["questions"], rule: Rule): SheetDomain => ({
	key,
	name,
	questions,
	rule,
});

const RANDOMISATION = "Randomisation process";
const DEVIATIONS = "Deviations from intended interventions";
const MISSING = "Missing outcome data";
const MEASUREMENT = "Measurement of the outcome";
const SELECTION = "Selection of the reported result";

const deviations = (effect: BiasEffect) =>
	effect === "assignment"
		? domain("2", DEVIATIONS, asked.ASSIGNMENT, rules.ASSIGNMENT_RULE)
		: domain("2", DEVIATIONS, asked.ADHERENCE, rules.ADHERENCE_RULE);

const individual = (effect: BiasEffect): SheetDomain[] => [
	domain("1", RANDOMISATION, asked.RANDOMISATION, rules.randomisationRule("1")),
	deviations(effect),
	domain("3", MISSING, asked.MISSING, rules.missingRule(["3.1"])),
	domain("4", MEASUREMENT, asked.MEASUREMENT, rules.measurementRule(["4.3"])),
	domain("5", SELECTION, asked.SELECTION, rules.selectionRule()),
];

/**
 * The supplement for cluster randomised trials, read in one transcription of its short version. It is held to the
 * guidance of RoB 2 where the two are drawn alike. Two paths are left open: a baseline imbalance where everybody was
 * recruited before the clusters were randomised, and deviations that are unlikely to have changed the outcome, for
 * which the transcription and RoB 2 differ.
 */
function cluster(effect: BiasEffect): SheetDomain[] {
	const imbalance = (none: Rule, some: Rule) => on("1b.3", ["N PN NI", none], ["Y PY", some]);
	const [low, some, high] = [judged("low"), judged("some-concerns"), judged("high")];
	const unsettled = leftOpen(UNSETTLED);
	const later = on("1b.2", ["Y PY", high], ["N PN", imbalance(low, some)], ["NI", imbalance(some, high)]);
	const told = rules.deviationsRule(unsettled);
	const unaware = on("2.2", ["N PN", low], ["Y PY NI", told]);
	const knowing = on(
		"2.1a",
		["N PN", unaware],
		["Y PY NI", on("2.1b", ["N PN", unaware], ["Y PY NI", told])],
	);
	const [_, ofDeviations, ...rest] = individual(effect);
	return [
		domain(
			"1a",
			RANDOMISATION,
			[
				question("1a.1", "Did chance decide the order in which clusters were allocated?"),
				question("1a.2", "Was the next allocation hidden until a cluster was enrolled and assigned?"),
				question("1a.3", "Do differences at baseline point to a fault in the randomisation?"),
			],
			rules.randomisationRule("1a"),
		),
		domain(
			"1b",
			"Timing of identification or recruitment of participants",
			[
				question(
					"1b.1",
					"Were all participants identified, and recruited where they had to be, before clusters were randomised?",
				),
				question("1b.2", "Is it likely that knowing a cluster’s intervention affected who was selected?", {
					onlyIf: [any(["1b.1"], "N PN NI")],
				}),
				question("1b.3", "Do differences at baseline suggest that recruitment differed between the groups?"),
			],
			on("1b.1", ["Y PY", imbalance(low, unsettled)], ["N PN NI", later]),
		),
		...(effect === "assignment"
			? [domain("2", DEVIATIONS, asked.CLUSTER_ASSIGNMENT, rules.assignmentRule(knowing))]
			: ofDeviations
				? [ofDeviations]
				: []),
		...rest.map((each) => {
			if (each.name === MISSING)
				return { ...each, questions: asked.CLUSTER_MISSING, rule: rules.missingRule(["3.1a", "3.1b"]) };
			if (each.name === MEASUREMENT)
				return {
					...each,
					questions: asked.CLUSTER_MEASUREMENT,
					rule: rules.measurementRule(["4.3a", "4.3b"]),
				};
			return each;
		}),
	];
}

const UNSETTLED =
	"Nothing is proposed here: what the tool’s algorithm says of these answers could not be verified";

/**
 * The supplement for crossover trials: its domains 1 to 4 are judged as in RoB 2. Of domain S no transcription of the
 * algorithm was found that could be trusted, and of 5.4 none that says what follows from other answers than no.
 */
function crossover(effect: BiasEffect): SheetDomain[] {
	const [first, ...rest] = individual(effect);
	const unpicked = (rule: Rule) => on("5.4", ["N PN", rule], ["Y PY NI", leftOpen(UNSETTLED)]);
	return [
		...(first ? [first] : []),
		domain(
			"S",
			"Period and carryover effects",
			[
				question("S.1", "Were the sequences of treatments given to as many, or nearly as many, people each?"),
				question("S.2", "Did the analysis allow for effects of the period?", {
					onlyIf: [any(["S.1"], "N PN NI")],
				}),
				question("S.3", "Was there time for any carryover to be gone before the second period was measured?"),
			],
			leftOpen(UNSETTLED),
		),
		...rest.map((each) =>
			each.name === SELECTION
				? {
						...each,
						questions: [
							...each.questions,
							question(
								"5.4",
								"Is a result of both periods wanted, but not to be had as carryover was found?",
							),
						],
						rule: rules.selectionRule(unpicked),
					}
				: each,
		),
	];
}

const VARIANTS = { individual, cluster, crossover } satisfies Partial<
	Record<BiasVersion, (effect: BiasEffect) => SheetDomain[]>
>;

export const ROB_2: readonly Sheet[] = (Object.keys(VARIANTS) as (keyof typeof VARIANTS)[]).flatMap(
	(version) =>
		(["assignment", "adherence"] as const).map((effect) => {
			const domains = VARIANTS[version](effect);
			return {
				...{ tool: "rob-2", version, effect, domains, first: [] },
				words: ["low", "some-concerns", "high"],
				overall: rules.overallRule(domains),
			} satisfies Sheet;
		}),
);
