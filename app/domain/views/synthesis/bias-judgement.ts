import type { BIAS_JUDGEMENTS } from "../../vocabulary.ts";

export type BiasJudgement = keyof typeof BIAS_JUDGEMENTS;

/** How grave a judgement is, whatever its tool calls it. */
export type BiasLevel = "low" | "some" | "high" | "critical" | "none";

/** A judgement as it is drawn: a disc by its level with a symbol that says the same without colour. */
export interface BiasLight {
	judgement: BiasJudgement;
	level: BiasLevel;
	symbol: "+" | "–" | "×" | "!" | "?";
	label: string;
}

/** Every judgement's light, in order of risk. */
export const JUDGEMENT_LIGHTS = {
	low: { judgement: "low", level: "low", symbol: "+", label: "Low" },
	"some-concerns": { judgement: "some-concerns", level: "some", symbol: "–", label: "Some concerns" },
	moderate: { judgement: "moderate", level: "some", symbol: "–", label: "Moderate" },
	unclear: { judgement: "unclear", level: "some", symbol: "?", label: "Unclear" },
	high: { judgement: "high", level: "high", symbol: "×", label: "High" },
	serious: { judgement: "serious", level: "high", symbol: "×", label: "Serious" },
	critical: { judgement: "critical", level: "critical", symbol: "!", label: "Critical" },
	"no-information": { judgement: "no-information", level: "none", symbol: "?", label: "No information" },
} as const satisfies Record<BiasJudgement, BiasLight>;

/** Risk of bias of a synthesis' rows. */
export interface BiasInput {
	/** "RoB 2" */
	tool?: string;
	/** Names of the domains; one that begins with "Overall" stands apart. */
	domains: string[];
	/** One list for each row of the analysis, one judgement for each domain; null where none was made. */
	judgements: (BiasJudgement | null)[][];
}

interface StudyJudgement {
	domain: string;
	judgement?: BiasJudgement | undefined;
	outcomeId?: string | undefined;
}

export const isOverall = (domain: string) => /^overall\b/i.test(domain.trim());

/**
 * Judgements of studies, as their documents hold them, as one table.
 * @param studies each row's judgements and the outcome in question: what is judged for that outcome goes before
 * what is judged for the whole study, and what is judged for others is left out
 * @returns undefined when nothing is judged
 */
export function biasTable(
	studies: readonly { riskOfBias: readonly StudyJudgement[]; outcomeId?: string | undefined }[],
	tool?: string,
): BiasInput | undefined {
	const fitting = studies.map(({ riskOfBias, outcomeId }) => {
		const own = riskOfBias.filter((each) => each.outcomeId !== undefined && each.outcomeId === outcomeId);
		return [...own, ...riskOfBias.filter((each) => each.outcomeId === undefined)];
	});
	const names = new Map<string, string>();
	for (const { domain } of fitting.flat()) {
		const key = domain.trim().toLowerCase();
		if (!names.has(key)) names.set(key, domain.trim());
	}
	if (names.size === 0) return undefined;
	const keys = [...names.keys()].sort((a, b) => Number(isOverall(a)) - Number(isOverall(b)));
	return {
		...(tool !== undefined && { tool }),
		domains: keys.map((key) => names.get(key) ?? key),
		judgements: fitting.map((list) =>
			keys.map((key) => list.find(({ domain }) => domain.trim().toLowerCase() === key)?.judgement ?? null),
		),
	};
}
