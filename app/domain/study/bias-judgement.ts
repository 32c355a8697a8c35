import {
	BIAS_ANSWERS,
	BIAS_EFFECTS,
	BIAS_JUDGEMENTS,
	BIAS_TOOLS,
	BIAS_VERSIONS,
} from "../risk-of-bias/vocabulary.ts";
import { field, record } from "./describe-field.ts";
import { choice, list, localId, optional, requiredText, text, yesNo } from "./fields.ts";

/** An answer to a signalling question of the tool that a judgement was made with. */
const biasAnswer = record({
	question: field("question", requiredText("the number of the question", 20), {
		about: "its number in the tool, such as 2.3",
	}),
	answer: field("answer", choice(BIAS_ANSWERS)),
	note: field("note", text(5000), { label: "Quote or note" }),
});

export const biasJudgement = record({
	tool: field("tool", choice(BIAS_TOOLS)),
	version: field("version of the tool", choice(BIAS_VERSIONS), {
		about: "of a judgement by the tool’s template: which version, for which design",
	}),
	effect: field("effect of interest", choice(BIAS_EFFECTS), {
		about: "where the tool judges for the effect of assignment or of adherence",
	}),
	outcomeId: field("outcome", optional(localId), {
		label: "For the outcome",
		refersTo: "outcomes",
		after: "judgement",
		form: { blank: "The whole study" },
	}),
	domain: field("domain", requiredText("the domain judged", 300), { form: { suggestions: "bias-domains" } }),
	judgement: field("judgement", choice(BIAS_JUDGEMENTS)),
	rationale: field("reasons", text(5000), {
		label: "Reason",
		after: "assessor",
		form: { rows: 2, wide: 3 },
	}),
	assessor: field("assessor", text(200), { label: "Judged by", form: { wide: 2 } }),
	agreed: field("agreed", yesNo, {
		label: "Agreed by the assessors",
		about: "whether it is the one that figures show where assessors differ",
		after: "assessor",
	}),
	answers: field(
		"answers to questions",
		optional(list(biasAnswer, 100, "answers").transform((items) => (items.length > 0 ? items : undefined))),
		{ toldBy: ["question"] },
	),
});
