import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import type { AnalysisResponse } from "#app/statistics/analysis/response.ts";
import type { SynthesisRegression } from "../../synthesis/regression.ts";
import type { BiasInput } from "./bias-judgement.ts";
import type { BiasColours, RowLinks } from "./chart.ts";
import type { PeopleWords } from "./people-words.ts";

/** An analysis with what was asked. The two belong together: `response.rows[i]` is `request.rows[i]`. */
export interface Analysed {
	readonly request: AnalysisRequest;
	readonly response: AnalysisResponse;
}

/** A number of each row that may explain the effects; null where it is not known. */
export interface FigureModerator {
	/** "Absolute latitude (degrees)" */
	readonly label: string;
	readonly values: readonly (number | null)[];
}

/** What a synthesis' figures say beyond the numbers. */
export interface SynthesisFigureOptions {
	/** What is compared on what: "BCG vaccine against no vaccine: tuberculosis". */
	readonly title: string;
	/** Which data and when: "Version 3, 23 November 2026". */
	readonly provenance: string;
	readonly arms?: { readonly experimental: string; readonly control: string };
	readonly favours?: { readonly low: string; readonly high: string };
	/** Those who have the outcome, where it has a word for them: "responders". */
	readonly had?: string;
	/** What a generic estimate (GEN) is: a hazard ratio given as its logarithm has the scale "log". */
	readonly generic?: { readonly label: string; readonly scale: "log" | "points" | "identity" };
	/** What subgroups are by: "Allocation". */
	readonly subgroupsBy?: string;
	readonly bias?: BiasInput;
	/** Default "safe". */
	readonly biasColours?: BiasColours;
	/** Whether the bars of the summary count studies (default) or add up their weights. */
	readonly biasBy?: "study" | "weight";
	/** An analysis to compare with, drawn as a hollow diamond: the published one beside a reader's own. */
	readonly published?: {
		/** Default "As published". */
		readonly label?: string;
		readonly response: Pick<AnalysisResponse, "measure" | "scale" | "pooled">;
	};
	/** For the regression; the rows' years when absent. */
	readonly moderator?: FigureModerator;
	/** Moderators in one regression together. */
	readonly regression?: SynthesisRegression;
	/** What the effect means for people; absent where that cannot be said. */
	readonly people?: PeopleWords;
	/** Default "given". */
	readonly order?: "given" | "year" | "effect" | "weight";
	/** When each row of the request was measured, where that is not the same of all: "week 6", or "" where nobody said. */
	readonly times?: readonly string[];
	/** Where each row of the request leads. */
	readonly links?: readonly RowLinks[];
	/** Further notes under the figure. */
	readonly notes?: readonly string[];
}
