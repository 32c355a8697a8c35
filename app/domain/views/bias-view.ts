import { describeOutcome } from "../describe.ts";
import { conditionWords } from "../risk-of-bias/asked.ts";
import {
	type AssessedPart,
	type Assessment,
	gatherAssessments,
	partsOfAssessment,
} from "../risk-of-bias/assessments.ts";
import { proposalWords } from "../risk-of-bias/proposal-words.ts";
import { effectWords, templateName } from "../risk-of-bias/sheets.ts";
import { BIAS_ANSWERS, BIAS_JUDGEMENTS, BIAS_TOOLS } from "../risk-of-bias/vocabulary.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { saidLabel } from "../vocabulary.ts";

/** A judgement that was made freely. */
export interface JudgementView {
	tool: string;
	domain: string;
	judgement: string;
	level?: string;
	outcome?: string;
	rationale?: string;
	assessor?: string;
	agreed?: true;
}

/** What one assessor judged by a template for one result. */
export interface AssessmentView {
	/** "RoB 2 · Cluster randomised, effect of assignment to the intervention" */
	tool: string;
	/** The outcome, or "The whole study". */
	of: string;
	/** "AB", or that nobody is named. */
	assessor: string;
	agreed: boolean;
	parts: AssessedPartView[];
}

export interface AssessedPartView {
	domain: string;
	/** Absent while nobody judged it. */
	judgement?: string;
	level?: string;
	rationale?: string;
	/** What the tool's algorithm makes of the answers, where that is not what was judged. */
	proposal?: string;
	answers: { number: string; question: string; answer: string; note?: string }[];
}

export interface BiasView {
	riskOfBias: JudgementView[];
	assessments: AssessmentView[];
}

/** Risk of bias as the study's page tells it: assessments by outcome, and what was judged without a template. */
export function biasView({ riskOfBias, outcomes }: StudyDocument): BiasView {
	const { assessments, free } = gatherAssessments(riskOfBias);
	const outcomeOf = (id: string | undefined) => outcomes.find((outcome) => outcome.id === id);
	const place = ({ outcomeId }: Assessment) => outcomes.findIndex(({ id }) => id === outcomeId);
	return {
		riskOfBias: free.map(({ entry }) => {
			const { tool, domain, judgement, rationale, assessor, agreed } = entry;
			const outcome = outcomeOf(entry.outcomeId);
			return {
				...{ tool: tool ? BIAS_TOOLS[tool] : "Tool not said", domain },
				judgement: saidLabel(BIAS_JUDGEMENTS, judgement),
				...(judgement && { level: judgement }),
				...(outcome && { outcome: outcome.label }),
				...(rationale && { rationale }),
				...(assessor && { assessor }),
				...(agreed && { agreed }),
			};
		}),
		assessments: assessments
			.toSorted((a, b) => place(a) - place(b))
			.map((assessment) => {
				const outcome = outcomeOf(assessment.outcomeId);
				const { effect, assessor, agreed } = assessment;
				return {
					tool: [templateName(assessment), effect && effectWords(effect)].filter(Boolean).join(", "),
					of: outcome ? describeOutcome(outcome) : "The whole study",
					assessor: assessor ?? "Assessor not named",
					agreed: agreed === true,
					parts: partViews(assessment),
				};
			}),
	};
}

function partViews(assessment: Assessment): AssessedPartView[] {
	if (assessment.sheet) return partsOfAssessment(assessment).map(partView);
	return assessment.entries.map(({ entry }) => ({
		domain: entry.domain,
		...judgedIn(entry),
		answers: [],
	}));
}

function partView({ name, placed, proposal, asked }: AssessedPart): AssessedPartView {
	const judgement = placed?.entry.judgement;
	const isSame = proposal.is === "judgement" && proposal.judgement === judgement;
	const notes = new Map(placed?.entry.answers?.map(({ question, note }) => [question, note]));
	return {
		domain: name,
		...(placed && judgedIn(placed.entry)),
		...(!isSame && (proposal.is === "judgement" || !judgement) && { proposal: proposalWords(proposal) }),
		answers: asked.flatMap(({ question, asking, answer }) => {
			const note = notes.get(question.number);
			if (!answer && !note) return [];
			const says = answer ? BIAS_ANSWERS[answer] : "Not answered";
			const counts = asking === "skipped" ? `${says} (not asked: only ${conditionWords(question)})` : says;
			return [{ number: question.number, question: question.text, answer: counts, ...(note && { note }) }];
		}),
	};
}

const judgedIn = ({
	judgement,
	rationale,
}: {
	judgement?: keyof typeof BIAS_JUDGEMENTS | undefined;
	rationale?: string | undefined;
}) => ({
	...(judgement && { judgement: BIAS_JUDGEMENTS[judgement], level: judgement }),
	...(rationale && { rationale }),
});
