import { leftOpen } from "./rule.ts";
import type { Sheet } from "./sheet.ts";

const NAMES = [
	"Random sequence generation",
	"Allocation concealment",
	"Blinding of participants and personnel",
	"Blinding of outcome assessment",
	"Incomplete outcome data",
	"Selective reporting",
	"Other bias",
];

/** Cochrane's first tool (Higgins 2011, BMJ 343:d5928): domains and words, and no questions or algorithm. */
export const ROB_1: Sheet = {
	...{ tool: "rob-1", version: "of-2011", words: ["low", "unclear", "high"], first: [] },
	domains: NAMES.map((name, index) => ({
		...{ key: String(index + 1), name, questions: [] },
		rule: leftOpen("This tool has no algorithm: the assessor judges, with the reason"),
	})),
	overall: () => ({
		is: "open",
		because: "This tool leaves it to the review which domains are key to the overall judgement",
	}),
};
