import type { Answers, BiasAnswer, Given, Judgement, Proposal, Rule } from "./rule.ts";
import type { BIAS_EFFECTS, BIAS_TOOLS, BIAS_VERSIONS } from "./vocabulary.ts";

export type BiasTool = keyof typeof BIAS_TOOLS;
export type BiasVersion = keyof typeof BIAS_VERSIONS;
export type BiasEffect = keyof typeof BIAS_EFFECTS;

/** A question is asked where any (or all) of some questions have such an answer. */
export interface Condition {
	questions: readonly string[];
	are: Answers;
	all?: true;
}

/** A signalling question, in our own words under the tool's number. */
export interface Question {
	number: string;
	text: string;
	options: readonly BiasAnswer[];
	/** It is asked where one of these holds; always where there are none. */
	onlyIf: readonly Condition[];
}

export interface SheetDomain {
	/** What the tool numbers it by: "1", "1b", "S". */
	key: string;
	name: string;
	questions: readonly Question[];
	rule: Rule;
}

/** What an overall judgement is made of: the judgements of the domains, by name. */
export type OverallRule = (judgements: ReadonlyMap<string, Judgement>, given: Given) => Proposal;

/** A tool as one assessor fills it in for one result: its version, and the effect that is of interest. */
export interface Sheet {
	tool: BiasTool;
	version: BiasVersion;
	/** Absent where the tool does not ask which effect is of interest. */
	effect?: BiasEffect;
	/** Its words for a judgement, in order of risk. */
	words: readonly Judgement[];
	domains: readonly SheetDomain[];
	/** Questions that are asked of the whole result, before the domains. */
	first: readonly Question[];
	overall: OverallRule;
}

/** The domain that stands for the whole result. */
const OVERALL = "Overall";
export const OVERALL_KEY = "overall";

const YES_NO: readonly BiasAnswer[] = ["Y", "PY", "PN", "N", "NI"];
export const WITHOUT_NI: readonly BiasAnswer[] = ["Y", "PY", "PN", "N"];
export const OR_NOT_APPLICABLE: readonly BiasAnswer[] = ["Y", "PY", "PN", "N", "NI", "NA"];
/** Where a no may be weak or strong, and where a yes may. */
export const GRADED_NO: readonly BiasAnswer[] = ["Y", "PY", "WN", "SN", "NI"];
export const GRADED_YES: readonly BiasAnswer[] = ["SY", "WY", "PN", "N", "NI"];

export const question = (
	number: string,
	text: string,
	{ options = YES_NO, onlyIf = [] }: { options?: readonly BiasAnswer[]; onlyIf?: readonly Condition[] } = {},
): Question => ({ number, text, options, onlyIf });

export const any = (questions: readonly string[], are: Answers): Condition => ({ questions, are });
export const all = (questions: readonly string[], are: Answers): Condition => ({ questions, are, all: true });

/** Every domain of a sheet and the overall judgement, which has the questions asked first. */
export const partsOf = (sheet: Sheet): { key: string; name: string; questions: readonly Question[] }[] => [
	...sheet.domains,
	{ key: OVERALL_KEY, name: OVERALL, questions: sheet.first },
];

/** A domain of a sheet by its name, whatever its case. */
export const partNamed = (sheet: Sheet, name: string) =>
	partsOf(sheet).find((part) => part.name.toLowerCase() === name.trim().toLowerCase());
