import * as asked from "./robins-i-v2-questions.ts";
import * as rules from "./robins-i-v2-rules.ts";
import type { Rule } from "./rule.ts";
import type { BiasEffect, Sheet, SheetDomain } from "./sheet.ts";

/** ROBINS-I V2, for follow-up studies: its first domain has a variant for each effect of interest. */

const domainsOf = (effect: BiasEffect): SheetDomain[] => [
	effect === "assignment"
		? domain("1", "Confounding", asked.CONFOUNDING_OF_ASSIGNMENT, rules.CONFOUNDING_OF_ASSIGNMENT)
		: domain("1", "Confounding", asked.CONFOUNDING_OF_ADHERENCE, rules.CONFOUNDING_OF_ADHERENCE),
	domain("2", "Classification of interventions", asked.CLASSIFICATION, rules.CLASSIFICATION),
	domain("3", "Selection of participants", asked.SELECTION, rules.SELECTION),
	domain("4", "Missing data", asked.MISSING, rules.MISSING),
	domain("5", "Measurement of the outcome", asked.MEASUREMENT, rules.MEASUREMENT),
	domain("6", "Selection of the reported result", asked.REPORTED, rules.REPORTED),
];

function domain(key: string, name: string, questions: SheetDomain["questions"], rule: Rule): SheetDomain {
	return { key, name, questions, rule };
}

export const ROBINS_I_V2: readonly Sheet[] = (["assignment", "adherence"] as const).map((effect) => {
	const domains = domainsOf(effect);
	return {
		...{ tool: "robins-i", version: "v2", effect, domains, first: asked.FIRST },
		words: ["low", "low-except-confounding", "moderate", "serious", "critical"],
		overall: rules.overallRule(domains),
	};
});
