import { counted } from "../../format/format.ts";
import type { BIAS_JUDGEMENTS } from "../../risk-of-bias/vocabulary.ts";

export type BiasJudgement = keyof typeof BIAS_JUDGEMENTS;

/** How grave a judgement is, whatever its tool calls it. */
type BiasLevel = "low" | "some" | "high" | "critical" | "none";

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
	// The best that ROBINS-I V2 has for confounding and overall, where no other domain has it: the same light.
	"low-except-confounding": {
		...{ judgement: "low-except-confounding", level: "low", symbol: "+" },
		label: "Low except uncontrolled confounding",
	},
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
	/** One list for each row of the analysis, one judgement for each domain; null where none was made, or none agreed. */
	judgements: (BiasJudgement | null)[][];
	/** How many judgements are not shown as those who made them differ. */
	differing?: number;
}

interface StudyJudgement {
	domain: string;
	judgement?: BiasJudgement | undefined;
	outcomeId?: string | undefined;
	agreed?: boolean | undefined;
}

export const isOverall = (domain: string) => /^overall\b/i.test(domain.trim());

const keyOf = ({ domain }: StudyJudgement) => domain.trim().toLowerCase();

/**
 * Judgements of studies, as their documents hold them, as one table.
 * @param studies each row's judgements and the outcome in question: what is judged for that outcome goes before
 * what is judged for the whole study, and what is judged for others is left out. Of several for the same, one that is
 * agreed goes before the others; where these differ none is taken, and they are counted
 * @returns undefined when nothing is judged
 */
export function biasTable(
	studies: readonly { riskOfBias: readonly StudyJudgement[]; outcomeId?: string | undefined }[],
	tool?: string,
): BiasInput | undefined {
	const fitting = studies.map(({ riskOfBias, outcomeId }) => {
		const judged = riskOfBias.filter(({ judgement }) => judgement !== undefined);
		const own = judged.filter((each) => each.outcomeId !== undefined && each.outcomeId === outcomeId);
		return { own, whole: judged.filter((each) => each.outcomeId === undefined) };
	});
	const names = new Map<string, string>();
	for (const judgement of fitting.flatMap(({ own, whole }) => [...own, ...whole])) {
		const key = keyOf(judgement);
		if (!names.has(key)) names.set(key, judgement.domain.trim());
	}
	if (names.size === 0) return undefined;
	const keys = [...names.keys()].sort((a, b) => Number(isOverall(a)) - Number(isOverall(b)));
	const cells = fitting.map(({ own, whole }) =>
		keys.map((key) => {
			const of = (judgements: readonly StudyJudgement[]) => judgements.filter((each) => keyOf(each) === key);
			const first = of(own);
			return settled(first.length > 0 ? first : of(whole));
		}),
	);
	const differing = cells.flat().filter((cell) => cell === "differing").length;
	return {
		...(tool !== undefined && { tool }),
		domains: keys.map((key) => names.get(key) ?? key),
		judgements: cells.map((row) => row.map((cell) => (cell === "differing" ? null : cell))),
		...(differing > 0 && { differing }),
	};
}

/** The one judgement that several come to. */
function settled(judgements: readonly StudyJudgement[]): BiasJudgement | "differing" | null {
	const agreed = judgements.filter((each) => each.agreed);
	const said = new Set((agreed.length > 0 ? agreed : judgements).flatMap(({ judgement }) => judgement ?? []));
	const [only = null] = said;
	return said.size > 1 ? "differing" : only;
}

/** What is said where lights are missing as assessors differ. */
export const differingNotes = ({ differing = 0 }: Pick<BiasInput, "differing">): string[] =>
	differing === 0
		? []
		: [
				`No light where assessors differ and no judgement is marked as agreed: ${counted(differing, "judgement")}.`,
			];
