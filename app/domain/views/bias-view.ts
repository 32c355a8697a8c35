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
import { JUDGEMENT_LIGHTS } from "./synthesis/bias-judgement.ts";

/** A judgement that was made freely. */
export interface JudgementView {
	tool: string;
	domain: string;
	judgement: string;
	/** As figures draw it. */
	sign?: string;
	outcome?: string;
	rationale?: string;
	assessor?: string;
	agreed?: true;
}

/** What was judged by a template for one result: a column for each assessor. */
export interface AssessmentView {
	/** "RoB 2 · Cluster randomised, effect of assignment to the intervention" */
	tool: string;
	/** The outcome, or "The whole study". */
	of: string;
	assessors: { name: string; agreed: boolean }[];
	rows: { domain: string; cells: AssessedPartView[] }[];
}

/** What one assessor says of a domain. */
export interface AssessedPartView {
	/** Absent while nobody judged it. */
	judgement?: string;
	sign?: string;
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
	const results = Map.groupBy(
		assessments.toSorted((a, b) => place(a) - place(b)),
		({ tool, version, effect, outcomeId }) => JSON.stringify([tool, version, effect, outcomeId]),
	);
	return {
		riskOfBias: free.map(({ entry }) => {
			const { tool, domain, judgement, rationale, assessor, agreed } = entry;
			const outcome = outcomeOf(entry.outcomeId);
			return {
				...{ tool: tool ? BIAS_TOOLS[tool] : "Tool not said", domain },
				judgement: saidLabel(BIAS_JUDGEMENTS, judgement),
				...(judgement && { sign: JUDGEMENT_LIGHTS[judgement].symbol }),
				...(outcome && { outcome: outcome.label }),
				...(rationale && { rationale }),
				...(assessor && { assessor }),
				...(agreed && { agreed }),
			};
		}),
		assessments: [...results.values()].flatMap((group) => {
			const [first] = group;
			if (!first) return [];
			const outcome = outcomeOf(first.outcomeId);
			return [
				{
					tool: [templateName(first), first.effect && effectWords(first.effect)].filter(Boolean).join(", "),
					of: outcome ? describeOutcome(outcome) : "The whole study",
					assessors: group.map(({ assessor, agreed }) => ({
						name: assessor ?? "Assessor not named",
						agreed: agreed === true,
					})),
					rows: rowsOf(group),
				},
			];
		}),
	};
}

/** The domains that assessors of one result judged, all by the same sheet, or by none while the effect is not said. */
function rowsOf(group: readonly Assessment[]): AssessmentView["rows"] {
	const columns = group.map((assessment) => new Map(partViews(assessment)));
	const domains = new Set(columns.flatMap((column) => [...column.keys()]));
	return [...domains].map((domain) => ({
		domain,
		cells: columns.map((column) => column.get(domain) ?? { answers: [] }),
	}));
}

function partViews(assessment: Assessment): [string, AssessedPartView][] {
	if (assessment.sheet) return partsOfAssessment(assessment).map((part) => [part.name, partView(part)]);
	return assessment.entries.map(({ entry }) => [entry.domain, { ...judgedIn(entry), answers: [] }]);
}

function partView({ placed, proposal, asked }: AssessedPart): AssessedPartView {
	const judgement = placed?.entry.judgement;
	const isSame = proposal.is === "judgement" && proposal.judgement === judgement;
	const notes = new Map(placed?.entry.answers?.map(({ question, note }) => [question, note]));
	return {
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
	...(judgement && { judgement: BIAS_JUDGEMENTS[judgement], sign: JUDGEMENT_LIGHTS[judgement].symbol }),
	...(rationale && { rationale }),
});
