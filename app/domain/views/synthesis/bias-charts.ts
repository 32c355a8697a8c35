import { counted, formatFixed } from "#app/domain/format/format.ts";
import { type BiasInput, differingNotes, isOverall, JUDGEMENT_LIGHTS } from "./bias-judgement.ts";
import type { BiasLightsChart, BiasSummaryChart } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { linksByKey } from "./figure-words.ts";
import { biasColumns, domainsOf, lightsIn } from "./forest-bias.ts";

/** Judgements of every study in every domain. @see McGuinness & Higgins 2021, Res Synth Methods 12:55 (robvis) */
export function biasLightsChart({ request }: Analysed, options: SynthesisFigureOptions): BiasLightsChart {
	const bias = options.bias ?? { domains: [], judgements: [] };
	const columns = biasColumns(options);
	const domains = domainsOf(bias);
	const rows = request.rows.map(({ label }, place) => ({
		key: `row-${place}`,
		label,
		lights: columns?.of(place) ?? [],
	}));
	return {
		kind: "bias-lights",
		colours: options.biasColours ?? "safe",
		domains,
		rows,
		legend: lightsIn(bias),
		...frame(options, bias, "Risk of bias by study"),
		...linksByKey(
			rows.map(({ key }) => key),
			options.links,
		),
		description: `Risk of bias of ${counted(rows.length, "study", "studies")} in ${counted(domains.length, "domain")}. The table lists every judgement.`,
		table: {
			columns: [
				{ label: "Study", numeric: false },
				...domains.map(({ label }) => ({ label, numeric: false })),
			],
			rows: rows.map(({ key, label, lights }) => ({
				key,
				header: label,
				cells: domains.map((_, i) => lights[i]?.label ?? "Not judged"),
			})),
		},
	};
}

/** The share of each judgement in each domain, of the studies or of their weights. */
export function biasSummaryChart(analysed: Analysed, options: SynthesisFigureOptions): BiasSummaryChart {
	const bias = options.bias ?? { domains: [], judgements: [] };
	const byWeight = options.biasBy === "weight" && analysed.response.pooled !== null;
	const weights = analysed.response.rows.map(({ weightPercent }) => (byWeight ? (weightPercent ?? 0) : 1));
	const legend = lightsIn(bias);
	const bars = bias.domains.map((label, domain) => {
		const judged = bias.judgements.flatMap((row, place) => {
			const judgement = row[domain];
			return judgement ? [{ judgement, weight: weights[place] ?? 0 }] : [];
		});
		const total = judged.reduce((sum, { weight }) => sum + weight, 0);
		const parts = Object.values(JUDGEMENT_LIGHTS).flatMap((light) => {
			const weight = judged.reduce(
				(sum, each) => sum + (each.judgement === light.judgement ? each.weight : 0),
				0,
			);
			const percent = total > 0 ? (100 * weight) / total : 0;
			return percent > 0 ? [{ light, percent, shown: `${formatFixed(percent, 0)}%` }] : [];
		});
		return {
			key: `domain-${domain}`,
			label: isOverall(label) ? "Overall" : label,
			overall: isOverall(label),
			parts,
		};
	});
	const axisLabel = byWeight ? "Share of the weight" : "Share of the studies";
	return {
		kind: "bias-summary",
		colours: options.biasColours ?? "safe",
		bars,
		legend,
		axisLabel,
		...frame(options, bias, "Risk of bias, all studies", unjudgedNote(bias)),
		description: `${axisLabel} by judgement. ${bars.map(({ label, parts }) => `${label}: ${parts.map(({ light, shown }) => `${light.label.toLowerCase()} ${shown}`).join(", ") || "not judged"}.`).join(" ")}`,
		table: {
			columns: [
				{ label: "Domain", numeric: false },
				...legend.map(({ label }) => ({ label, numeric: true })),
			],
			rows: bars.map(({ key, label, parts, overall }) => ({
				key,
				header: label,
				cells: legend.map(
					(light) => parts.find((part) => part.light.judgement === light.judgement)?.shown ?? "0%",
				),
				...(overall && { kind: "total" as const }),
			})),
		},
	};
}

function frame(
	{ title, provenance, notes = [] }: SynthesisFigureOptions,
	bias: BiasInput,
	kind: string,
	own: string[] = [],
) {
	return {
		title,
		subtitle: bias.tool ? `${kind} (${bias.tool})` : kind,
		footnotes: [...own, ...differingNotes(bias), ...notes],
		provenance,
	};
}

/** Shares are of what was judged, which must be said where something was not. */
function unjudgedNote({ judgements }: BiasInput): string[] {
	const gaps = judgements.some((row) => row.some((judgement) => judgement === null));
	return gaps ? ["Studies that were not judged in a domain are left out of its bar."] : [];
}
