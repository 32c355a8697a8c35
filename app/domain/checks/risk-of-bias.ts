import type { Finding } from "../finding.ts";
import { BIAS_JUDGEMENTS, BIAS_TOOLS } from "../vocabulary.ts";
import { warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

type Tool = keyof typeof BIAS_TOOLS;
type Judgement = keyof typeof BIAS_JUDGEMENTS;

/** The words each tool has for a judgement; a tool we do not know may use any. */
const WORDS: Record<Exclude<Tool, "other">, readonly Judgement[]> = {
	"rob-2": ["low", "some-concerns", "high"],
	"rob-1": ["low", "unclear", "high"],
	"robins-i": ["low", "moderate", "serious", "critical", "no-information"],
};

/** Judgements in the words of the tool they were made with. */
export function* checkRiskOfBias({ document }: Subject): Generator<Finding> {
	for (const [index, { tool, judgement }] of document.riskOfBias.entries()) {
		if (!tool || !judgement || tool === "other" || WORDS[tool].includes(judgement)) continue;
		const words = WORDS[tool].map((word) => `“${BIAS_JUDGEMENTS[word]}”`).join(", ");
		yield warning(
			"judgement-not-of-tool",
			`riskOfBias.${index}.judgement`,
			`${BIAS_TOOLS[tool]} does not judge “${BIAS_JUDGEMENTS[judgement]}”, only ${words}: choose one of these, or another tool`,
		);
	}
}
