import { stringify } from "csv-stringify/sync";
import type { SynthesisAnalysis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { naturalEffect } from "#app/domain/views/synthesis/effect-text.ts";

const COLUMNS = [
	...["row", "study", "study_version", "label", "year", "group", "kind"],
	...[
		"experimental_events",
		"experimental_mean",
		"experimental_sd",
		"experimental_n",
		"experimental_person_time",
	],
	...["control_events", "control_mean", "control_sd", "control_n", "control_person_time"],
	...[
		"measure",
		"estimate",
		"se",
		"ci_low",
		"ci_high",
		"natural_estimate",
		"natural_ci_low",
		"natural_ci_high",
	],
	...["weight_percent", "derived", "excluded"],
];

type Columns = Record<string, string | number | undefined>;

/** The comparisons of a synthesis with their figures and effects, one a line; `estimate` is on the analysis scale. */
export function synthesisToCsv({ rows, settings }: SynthesisAnalysis): string {
	const lines = rows.map(({ row, label, study, year, reading, excluded, result }): Columns => {
		const { estimate = null, se = null, ci = null, weightPercent = null } = result ?? {};
		const natural = estimate !== null && ci ? naturalEffect(settings.measure, estimate, ci) : undefined;
		return {
			row: row.id,
			study: study?.slug,
			study_version: study?.version,
			label,
			year,
			group: row.group,
			...(study && { kind: row.kind }),
			...(reading.ok && sideColumns(reading.figures)),
			measure: settings.measure,
			estimate: estimate ?? undefined,
			se: se ?? undefined,
			ci_low: ci?.[0],
			ci_high: ci?.[1],
			natural_estimate: natural?.estimate,
			natural_ci_low: natural?.ci[0],
			natural_ci_high: natural?.ci[1],
			weight_percent: weightPercent ?? undefined,
			derived: reading.ok ? reading.derived.join("; ") : undefined,
			excluded,
		};
	});
	return stringify(lines, { header: true, columns: COLUMNS, escape_formulas: true });
}

type Reading = SynthesisAnalysis["rows"][number]["reading"];
type Figures = Extract<Reading, { ok: true }>["figures"];

function sideColumns(figures: Figures): Columns {
	if (figures.kind === "contrast") return {};
	const { experimental, control } = figures;
	return { ...named("experimental", experimental), ...named("control", control) };
}

function named(side: string, figures: object): Columns {
	return Object.fromEntries(
		Object.entries(figures).map(([name, value]) => [
			`${side}_${name === "personTime" ? "person_time" : name}`,
			value as number,
		]),
	);
}
