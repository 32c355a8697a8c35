import type { Finding } from "../finding.ts";
import { wordsOf } from "../risk-of-bias/sheets.ts";
import { BIAS_JUDGEMENTS, BIAS_TOOLS } from "../risk-of-bias/vocabulary.ts";
import { warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** Judgements in the words of the tool they were made with; a tool we do not know may use any. */
export function* checkRiskOfBias({ document }: Subject): Generator<Finding> {
	for (const [index, entry] of document.riskOfBias.entries()) {
		const { tool, judgement } = entry;
		const words = wordsOf(entry);
		if (!tool || !judgement || words.length === 0 || words.includes(judgement)) continue;
		const allowed = words.map((word) => `“${BIAS_JUDGEMENTS[word]}”`).join(", ");
		yield warning(
			"judgement-not-of-tool",
			`riskOfBias.${index}.judgement`,
			`${BIAS_TOOLS[tool]} does not judge “${BIAS_JUDGEMENTS[judgement]}”, only ${allowed}: choose one of these, or another tool`,
		);
	}
}
