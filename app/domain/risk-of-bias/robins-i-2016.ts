import { GRAVITY, type Judgement, judged, leftOpen, on, type Rule } from "./rule.ts";
import {
	all,
	any,
	type BiasEffect,
	type OverallRule,
	question,
	type Sheet,
	type SheetDomain,
} from "./sheet.ts";

/**
 * ROBINS-I of 2016 (Sterne 2016, BMJ 355:i4919; template of 19 September 2016). It describes its judgements in words
 * and has no algorithm; two things it does settle: a study without potential for confounding is at low risk of it,
 * and how domains make the overall judgement (table 2 of the paper).
 */

const BY_ASSESSOR = leftOpen(
	"The version of 2016 describes its judgements in words and has no algorithm: the assessor judges",
);

const AT_BASELINE = [any(["1.2", "1.3"], "N PN NI")];
const OVER_TIME = [any(["1.3"], "Y PY NI")];

const deviations = (effect: BiasEffect) =>
	effect === "assignment"
		? [
				question("4.1", "Did care deviate from what was intended, beyond usual practice?"),
				question("4.2", "Did these deviations differ between groups, and probably change the outcome?", {
					onlyIf: [any(["4.1"], "Y PY")],
				}),
			]
		: [
				question("4.3", "Were important other treatments alike in the groups?"),
				question("4.4", "Was the intervention delivered as intended to most people?"),
				question("4.5", "Did people keep to the intervention they were given?"),
				question("4.6", "Does the analysis suit the effect of starting and keeping to the intervention?", {
					onlyIf: [any(["4.3", "4.4", "4.5"], "N PN")],
				}),
			];

const INCOMPLETE = [any(["5.1"], "N PN"), any(["5.2", "5.3"], "Y PY")];

const domainsOf = (effect: BiasEffect): SheetDomain[] => [
	domain(
		"1",
		"Confounding",
		[
			question("1.1", "Can the effect of the intervention be confounded in this study?"),
			question("1.2", "Does the analysis split follow-up by the intervention received at the time?", {
				onlyIf: [any(["1.1"], "Y PY")],
			}),
			question("1.3", "Did people stop or switch for reasons that foretell the outcome?", {
				onlyIf: [any(["1.2"], "Y PY")],
			}),
			question("1.4", "Does the analysis control for all important areas of confounding?", {
				onlyIf: AT_BASELINE,
			}),
			question("1.5", "Were these measured validly and reliably?", { onlyIf: [any(["1.4"], "Y PY")] }),
			question(
				"1.6",
				"Does it control for anything after the start that the intervention can have changed?",
				{
					onlyIf: AT_BASELINE,
				},
			),
			question(
				"1.7",
				"Does it control for all important areas of confounding, those that change with time too?",
				{
					onlyIf: OVER_TIME,
				},
			),
			question("1.8", "Were these measured validly and reliably?", { onlyIf: [any(["1.7"], "Y PY")] }),
		],
		on("1.1", ["N PN", judged("low")], ["Y PY NI", BY_ASSESSOR]),
	),
	domain("2", "Selection of participants", [
		question("2.1", "Were people selected by something seen after the intervention began?"),
		question("2.2", "Is that likely to go with the intervention?", { onlyIf: [any(["2.1"], "Y PY")] }),
		question("2.3", "Is it likely to come from the outcome, or from a cause of it?", {
			onlyIf: [any(["2.2"], "Y PY")],
		}),
		question("2.4", "Do follow-up and intervention begin together for most people?"),
		question("2.5", "Was the analysis adjusted so as to correct for such selection?", {
			onlyIf: [all(["2.2", "2.3"], "Y PY"), any(["2.4"], "N PN")],
		}),
	]),
	domain("3", "Classification of interventions", [
		question("3.1", "Are the intervention groups clearly defined?"),
		question("3.2", "Was what defines them recorded when the intervention began?"),
		question("3.3", "Could knowing the outcome, or its risk, have changed who was put in which group?"),
	]),
	domain("4", "Deviations from intended interventions", deviations(effect)),
	domain("5", "Missing data", [
		question("5.1", "Is the outcome known of all, or nearly all, people?"),
		question("5.2", "Were people left out because their intervention is not known?"),
		question("5.3", "Were people left out because other things the analysis needs are not known?"),
		question("5.4", "Are the shares of missing people, and the reasons, alike in the groups?", {
			onlyIf: INCOMPLETE,
		}),
		question("5.5", "Is there evidence that the result holds in spite of missing data?", {
			onlyIf: INCOMPLETE,
		}),
	]),
	domain("6", "Measurement of outcomes", [
		question("6.1", "Could knowing the intervention have influenced the measurement?"),
		question("6.2", "Did those who assessed the outcome know the intervention?"),
		question("6.3", "Was the outcome assessed in the same way in the groups?"),
		question("6.4", "Did errors of measurement go with the intervention?"),
	]),
	domain("7", "Selection of the reported result", [
		question("7.1", "Was the estimate probably picked from several measurements of the outcome?"),
		question("7.2", "… from several analyses of how intervention and outcome go together?"),
		question("7.3", "… from several subgroups?"),
	]),
];

function domain(
	key: string,
	name: string,
	questions: SheetDomain["questions"],
	rule: Rule = BY_ASSESSOR,
): SheetDomain {
	return { key, name, questions, rule };
}

const overallRule =
	(domains: readonly SheetDomain[]): OverallRule =>
	(judgements) => {
		const found = domains.flatMap(({ name }) => judgements.get(name) ?? []);
		if (found.includes("critical")) return { is: "judgement", judgement: "critical" };
		const missing = domains.flatMap(({ name }) => (judgements.has(name) ? [] : [name]));
		if (missing.length > 0) return { is: "unanswered", missing };
		const [worst] = found.toSorted((a, b) => GRAVITY[b] - GRAVITY[a]);
		if (!worst) return { is: "unanswered", missing };
		if (worst !== "serious" && found.includes("no-information"))
			return {
				is: "open",
				because:
					"No domain is at serious or critical risk and one has no information: the tool leaves it to the assessor whether it is a key one",
			};
		return { is: "judgement", judgement: worst };
	};

const WORDS: readonly Judgement[] = ["low", "moderate", "serious", "critical", "no-information"];

export const ROBINS_I_2016: readonly Sheet[] = (["assignment", "adherence"] as const).map((effect) => {
	const domains = domainsOf(effect);
	return {
		...{ tool: "robins-i", version: "of-2016", effect, words: WORDS, domains, first: [] },
		overall: overallRule(domains),
	};
});
