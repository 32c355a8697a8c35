import type { Finding } from "../finding.ts";
import { sheetsOf } from "../risk-of-bias/sheets.ts";
import { BIAS_JUDGEMENTS, BIAS_TOOLS } from "../risk-of-bias/vocabulary.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

type Entry = StudyDocument["riskOfBias"][number];
type Tool = keyof typeof BIAS_TOOLS;
type Judgement = keyof typeof BIAS_JUDGEMENTS;

/** The words each tool has for a judgement, in any of its versions; a tool we do not know may use any. */
const WORDS: Record<Exclude<Tool, "other">, readonly Judgement[]> = {
	"rob-2": ["low", "some-concerns", "high"],
	"rob-1": ["low", "unclear", "high"],
	"robins-i": ["low", "low-except-confounding", "moderate", "serious", "critical", "no-information"],
};

const wordsOf = (entry: Entry): readonly Judgement[] | undefined =>
	sheetsOf(entry)[0]?.words ?? (entry.tool && entry.tool !== "other" ? WORDS[entry.tool] : undefined);

/** Judgements in the words of the tool they were made with. */
export function* checkRiskOfBias({ document }: Subject): Generator<Finding> {
	for (const [index, entry] of document.riskOfBias.entries()) {
		const { tool, judgement } = entry;
		const words = wordsOf(entry);
		if (!tool || !judgement || !words || words.includes(judgement)) continue;
		const allowed = words.map((word) => `“${BIAS_JUDGEMENTS[word]}”`).join(", ");
		yield warning(
			"judgement-not-of-tool",
			`riskOfBias.${index}.judgement`,
			`${BIAS_TOOLS[tool]} does not judge “${BIAS_JUDGEMENTS[judgement]}”, only ${allowed}: choose one of these, or another tool`,
		);
	}
}
