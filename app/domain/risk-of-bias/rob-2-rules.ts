import { type Answers, graverOf, judged, on, type Rule, whereAll, whereAny } from "./rule.ts";
import type { OverallRule, SheetDomain } from "./sheet.ts";

/**
 * The algorithms of RoB 2, as its guidance of 22 August 2019 draws them (Higgins, Savović, Page, Sterne; Sterne 2019,
 * BMJ 366:l4898). Read from public transcriptions of that document, not from the document itself; where these
 * differed, by the criteria in words of the guidance.
 */

const LOW = judged("low");
const SOME = judged("some-concerns");
const HIGH = judged("high");

/** @param part "1" of the individually randomised trial, "1a" of the cluster randomised one */
export const randomisationRule = (part: string): Rule => {
	const imbalance = (none: Rule, some: Rule) => on(`${part}.3`, ["N PN NI", none], ["Y PY", some]);
	return on(
		`${part}.2`,
		["N PN", HIGH],
		["NI", imbalance(SOME, HIGH)],
		["Y PY", on(`${part}.1`, ["N PN", SOME], ["Y PY NI", imbalance(LOW, SOME)])],
	);
};

/** What follows from deviations. @param unlikely where they are not likely to have changed the outcome */
export const deviationsRule = (unlikely: Rule): Rule =>
	on(
		"2.3",
		["N PN", LOW],
		["NI", SOME],
		["Y PY", on("2.4", ["N PN", unlikely], ["Y PY NI", on("2.5", ["Y PY", SOME], ["N PN NI", HIGH])])],
	);

/** @param deviating what follows from who knew of the intervention, and from deviations */
export const assignmentRule = (deviating: Rule): Rule =>
	graverOf(
		"high",
		deviating,
		on("2.6", ["Y PY", LOW], ["N PN NI", on("2.7", ["N PN", SOME], ["Y PY NI", HIGH])]),
	);

export const ASSIGNMENT_RULE = assignmentRule(whereAll(["2.1", "2.2"], "N PN", LOW, deviationsRule(SOME)));

const analysis = on("2.6", ["Y PY", SOME], ["N PN NI", HIGH]);
const adhering = whereAll(["2.4", "2.5"], "NA N PN", LOW, analysis);
export const ADHERENCE_RULE = whereAll(
	["2.1", "2.2"],
	"N PN",
	adhering,
	on("2.3", ["NA Y PY", adhering], ["N PN NI", analysis]),
);

/** @param complete numbers of the questions on whether data are complete */
export const missingRule = (complete: readonly string[]): Rule =>
	whereAll(
		complete,
		"Y PY",
		LOW,
		on(
			"3.2",
			["Y PY", LOW],
			["N PN", on("3.3", ["N PN", LOW], ["Y PY NI", on("3.4", ["N PN", SOME], ["Y PY NI", HIGH])])],
		),
	);

/** @param knowing numbers of the questions on what assessors knew, from the first that may settle it */
export const measurementRule = (knowing: readonly string[]): Rule => {
	const influence = (least: Rule): Rule =>
		knowing.reduceRight<Rule>(
			(next, number) => on(number, ["N PN", least], ["Y PY NI", next]),
			on("4.4", ["N PN", least], ["Y PY NI", on("4.5", ["N PN", SOME], ["Y PY NI", HIGH])]),
		);
	const differing = on("4.2", ["Y PY", HIGH], ["N PN", influence(LOW)], ["NI", influence(SOME)]);
	return on("4.1", ["Y PY", HIGH], ["N PN NI", differing]);
};

const planned: Rule = on("5.1", ["Y PY", LOW], ["N PN NI", SOME]);
const PICKED: readonly [readonly string[], Answers] = [["5.2", "5.3"], "Y PY"];

/** @param unpicked what follows where nothing says that the result was picked */
export const selectionRule = (unpicked: (rule: Rule) => Rule = (rule) => rule): Rule =>
	whereAny(...PICKED, HIGH, unpicked(whereAll(["5.2", "5.3"], "N PN", planned, SOME)));

/** The graver of the domains; several that raise some concerns may be high, which the tool leaves to the assessor. */
export const overallRule =
	(domains: readonly Pick<SheetDomain, "name">[]): OverallRule =>
	(judgements) => {
		const found = domains.map(({ name }) => judgements.get(name));
		if (found.includes("high")) return { is: "judgement", judgement: "high" };
		const missing = domains.flatMap(({ name }) => (judgements.has(name) ? [] : [name]));
		if (missing.length > 0) return { is: "unanswered", missing };
		const concerns = found.filter((judgement) => judgement !== "low").length;
		if (concerns === 0) return { is: "judgement", judgement: "low" };
		return {
			is: "judgement",
			judgement: "some-concerns",
			...(concerns > 1 && {
				note: `${concerns} domains raise some concerns: the tool lets the assessor judge “High” where they lower the confidence in the result substantially`,
			}),
		};
	};
