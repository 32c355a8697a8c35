import { counted, formatFixed, formatWhole } from "#app/domain/format/format.ts";
import { formatNumber, formatP, formatShare } from "#app/domain/format/format-number.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { effectText } from "./effect-text.ts";

export interface RefitLine {
	label: string;
	effect: string;
	tau2: string;
	I2?: string;
}

interface InfluenceLine {
	label: string;
	residual: string;
	dffits: string;
	cook: string;
	covarianceRatio: string;
	tau2: string;
	hat: string;
	/** In words, where a cut-off is passed. */
	flag: string;
}

export interface SubgroupView {
	name: string;
	groups: { group: string; k: number; effect: string; tau2: string; I2: string }[];
	between?: string;
}

export interface SmallStudyView {
	tests: { label: string; text: string }[];
	trimAndFill?: string;
	/** Said above the tests below ten studies. */
	few: boolean;
}

/** What happens to the pooled effect when studies go or come one by one, and which of them weigh in. */
export function sensitivityView({ response, settings }: SynthesisAnalysis) {
	const percent = (value: number | null) => (value === null ? "" : formatShare(value));
	const leaveOneOut: RefitLine[] = (response.leaveOneOut ?? []).map(
		({ omitted, estimate, ci, tau2, I2, harmonicN }) => ({
			label: omitted,
			effect: effectText(settings, estimate, ci, harmonicN),
			tau2: formatNumber(tau2),
			I2: percent(I2),
		}),
	);
	const cumulative: RefitLine[] = (response.cumulative ?? []).map(
		({ added, estimate, ci, tau2, harmonicN }) => ({
			label: added,
			effect: effectText(settings, estimate, ci, harmonicN),
			tau2: formatNumber(tau2),
		}),
	);
	const influence: InfluenceLine[] = (response.influence ?? []).map((diagnosis) =>
		"reason" in diagnosis
			? { ...BLANK, label: diagnosis.label, flag: diagnosis.reason }
			: {
					label: diagnosis.label,
					residual: formatFixed(diagnosis.studentisedResidual, 2),
					dffits: formatFixed(diagnosis.dffits, 2),
					cook: formatFixed(diagnosis.cooksDistance, 2),
					covarianceRatio: formatFixed(diagnosis.covarianceRatio, 2),
					tau2: formatNumber(diagnosis.tau2Deleted),
					hat: formatFixed(diagnosis.hat, 2),
					flag: diagnosis.influential ? "influential" : "",
				},
	);
	return { leaveOneOut, cumulative, influence };
}

const BLANK = { residual: "", dffits: "", cook: "", covarianceRatio: "", tau2: "", hat: "" };

/** Subgroups with the test between them; undefined where the analysis has none. */
export function subgroupView({ response, settings }: SynthesisAnalysis): SubgroupView | undefined {
	const { subgroups } = response;
	if (!subgroups) return undefined;
	const { between } = subgroups;
	return {
		name: settings.subgroup ?? "Subgroup",
		groups: subgroups.groups.map(({ group, k, estimate, ci, tau2, I2, harmonicN }) => ({
			group,
			k,
			effect: estimate !== null && ci ? effectText(settings, estimate, ci, harmonicN) : "not pooled",
			tau2: tau2 === null ? "" : formatNumber(tau2),
			I2: I2 === null ? "" : formatShare(I2),
		})),
		...(between && {
			between: `Test between subgroups: Q = ${formatNumber(between.Q)} on ${formatWhole(between.df)} df, ${formatP(between.p)}. ${
				between.p < 0.05
					? "They differ by more than chance would make."
					: "This does not show that they differ, nor that they are alike."
			}`,
		}),
	};
}

/** Tests for small-study effects, and trim and fill; undefined where they were not asked for. */
export function smallStudyView({ response, settings }: SynthesisAnalysis): SmallStudyView | undefined {
	const { bias, trimAndFill, k } = response;
	if (!bias) return undefined;
	const regressions = [
		["Egger’s regression", bias.egger],
		["Harbord’s test", bias.harbord],
		["Peters’ test", bias.peters],
	] as const;
	const tests: SmallStudyView["tests"] = regressions.flatMap(([label, test]) =>
		test
			? [
					{
						label,
						text: `${formatNumber(test.intercept)} (SE ${formatNumber(test.se)}), t = ${formatFixed(test.t, 2)} on ${formatWhole(test.df)} df, ${formatP(test.p)}`,
					},
				]
			: [],
	);
	if (bias.begg) {
		tests.push({
			label: "Begg’s rank correlation",
			text: `Kendall’s τ ${formatFixed(bias.begg.tau, 2)}, ${formatP(bias.begg.p)}`,
		});
	}
	return {
		tests,
		...(trimAndFill && {
			trimAndFill: `Trim and fill adds ${trimAndFill.k0 === 0 ? "no study" : `${counted(trimAndFill.k0, "study", "studies")} on the ${trimAndFill.side}`}; the pooled effect is then ${effectText(settings, trimAndFill.estimate, trimAndFill.ci, response.pooled?.harmonicN)}.`,
		}),
		few: k < 10,
	};
}
