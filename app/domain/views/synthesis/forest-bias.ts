import {
	type BiasInput,
	type BiasLight,
	differingNotes,
	isOverall,
	JUDGEMENT_LIGHTS,
} from "./bias-judgement.ts";
import type { BiasColours, BiasDomain } from "./chart.ts";
import type { SynthesisFigureOptions } from "./figure-input.ts";

/** Risk of bias beside the rows of a figure, and the notes that explain it. */
export interface BiasColumns {
	domains: BiasDomain[];
	colours: BiasColours;
	/** The lights of a row by its place in the analysis. */
	of: (place: number) => (BiasLight | null)[];
	/** The judgements that occur, in order of risk. */
	legend: BiasLight[];
	notes: string[];
}

/** Undefined where nothing is judged. */
export function biasColumns({
	bias,
	biasColours = "safe",
}: Pick<SynthesisFigureOptions, "bias" | "biasColours">): BiasColumns | undefined {
	if (!bias || bias.domains.length === 0) return undefined;
	const domains = domainsOf(bias);
	const legend = lightsIn(bias);
	const tool = bias.tool ? ` (${bias.tool})` : "";
	const key = domains
		.filter(({ letter }) => letter !== "All")
		.map(({ letter, label }) => `${letter} ${label}`)
		.join("; ");
	const symbols = legend.map(({ symbol, label }) => `${symbol} ${label.toLowerCase()}`).join("; ");
	return {
		domains,
		colours: biasColours,
		of: (place) => domains.map((_, i) => lightOf(bias.judgements[place]?.[i])),
		legend,
		notes: [`Risk of bias${tool}: ${key}. ${symbols}.`, ...differingNotes(bias)],
	};
}

const lightOf = (judgement: keyof typeof JUDGEMENT_LIGHTS | null | undefined): BiasLight | null =>
	judgement ? JUDGEMENT_LIGHTS[judgement] : null;

/** Domains with short names for their columns: D1, D2 …, and Overall. */
export function domainsOf({ domains }: BiasInput): BiasDomain[] {
	let number = 0;
	return domains.map((label, i) =>
		isOverall(label)
			? { key: `d${i}`, letter: "All", label: "Overall" }
			: { key: `d${i}`, letter: `D${++number}`, label },
	);
}

/** The judgements that occur, in order of risk. */
export function lightsIn({ judgements }: BiasInput): BiasLight[] {
	const present = new Set(judgements.flat());
	return Object.values(JUDGEMENT_LIGHTS).filter(({ judgement }) => present.has(judgement));
}
