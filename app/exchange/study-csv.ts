import { armMean } from "#app/domain/arms/arm-mean.ts";
import { armRate } from "#app/domain/arms/arm-rate.ts";
import { isTimedCount } from "#app/domain/arms/person-time.ts";
import { studyYear } from "#app/domain/describe.ts";
import { ignoredBy } from "#app/domain/designs/cautions.ts";
import { measureInWords } from "#app/domain/headline/comparison.ts";
import { ownReports } from "#app/domain/own-reports.ts";
import { type BinaryResult, hasEstimate, type Outcome, type Source } from "#app/domain/study/outcome.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { withGroups } from "#app/domain/study/with-groups.ts";
import { shownEstimate, shownP } from "#app/domain/views/estimate-chart.ts";
import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { garwoodInterval } from "#app/statistics/rates/poisson-interval.ts";
import { LONG_TABLE } from "./codebook/study-tables.ts";
import { outcomeName } from "./comparisons.ts";
import type { Table } from "./table.ts";

/** A study with its address, as exports take it. */
export interface ExportedStudy {
	slug: string;
	version: number;
	document: StudyDocument;
}

type Row = Record<string, string | number | boolean | undefined>;

/** The columns of the long table, which the codebook explains: one row for each outcome and arm, or group that is no arm. Reported and derived never share a column. */
export const COLUMNS = LONG_TABLE.columns.flatMap(([names]) => names);

/** Studies as the long table. */
export function longTable(studies: readonly ExportedStudy[]): Table {
	return { columns: COLUMNS, rows: studies.flatMap(rowsOf) };
}

function rowsOf({ slug, version, document: kept }: ExportedStudy): Row[] {
	const document = readable(kept);
	const names = new Map([
		...document.arms.map(({ id, label }) => [id, label] as const),
		...(document.groups ?? []).map(({ id, title }) => [id, title] as const),
	]);
	const study = {
		...{ study: slug, version, title: document.title, year: studyYear(document) },
		...knownBy(document),
	};
	return document.outcomes.map(withGroups).flatMap((outcome) =>
		rowsIn(document).flatMap(({ id, ...whose }) => {
			const result = outcome.results.find(({ armId }) => armId === id);
			const comparisons = comparisonsIn(outcome, id, { document, names });
			if (!result && comparisons === undefined) return [];
			return [
				{
					...study,
					outcome_id: outcome.id,
					outcome: outcomeName(outcome),
					concept: outcome.concept,
					kind: outcome.kind,
					instrument: outcome.instrument,
					unit: outcome.unit,
					time_value: outcome.timePoint?.value,
					time_unit: outcome.timePoint?.unit,
					...whose,
					analysed: result?.n,
					...figuresOf(outcome, id),
					comparisons_reported: comparisons,
					state: result?.state,
					printed: result?.printed,
					note: result?.note,
					...sourceColumns(result?.source, document),
					design_derived: ignoredBy(document, outcome, "arms"),
				},
			];
		}),
	);
}

/** What other places know the study by; a table that comes back is matched by it. */
function knownBy(document: ReadableStudy): Row {
	const { identifiers } = document;
	const [main] = ownReports(document);
	const numbers = identifiers.flatMap(({ system, value }) => (system ? [`${system}: ${value}`] : []));
	return {
		nct: identifiers.find(({ system }) => system === "nct")?.value,
		registry_numbers: numbers.join("; ") || undefined,
		...{ doi: main?.doi, pmid: main?.pmid },
	};
}

/** Arms, then groups that are none, with the columns that name them; a group has none of an arm's. */
const rowsIn = ({ arms, groups = [] }: ReadableStudy): (Row & { id: string })[] => [
	...arms.map(({ id, label, role, randomised }) => ({ id, arm_id: id, arm: label, role, randomised })),
	...groups.map(({ id, title }) => ({ id, group_id: id, group: title })),
];

function figuresOf(outcome: Outcome, armId: string): Row {
	const ofArm = <R extends { armId: string }>(results: R[]) =>
		results.find((result) => result.armId === armId);
	switch (outcome.kind) {
		case "binary":
			return rateColumns(ofArm(outcome.results));
		case "continuous": {
			const result = ofArm(outcome.results);
			if (!result) return {};
			const { meanType, ciLow, ciHigh, ciLevel, isChange, mean, sd, se, median, q1, q3, min, max, value } =
				result;
			const derived = armMean(result)?.sd;
			return {
				...{ mean, sd, se, median, q1, q3, min, max, value, is_change: isChange },
				...{
					mean_type: mean === undefined ? undefined : meanType,
					ci_low: ciLow,
					ci_high: ciHigh,
					ci_level: ciLevel,
				},
				...(derived?.basis === "derived" && { sd_derived: derived.value, sd_derived_how: derived.how }),
			};
		}
		case "count": {
			const result = ofArm(outcome.results);
			const incidence = isTimedCount(result)
				? garwoodInterval(result.count, Number(result.personTime))
				: undefined;
			return {
				...{ count: result?.count, person_time: result?.personTime },
				incidence_derived: isTimedCount(result) ? result.count / Number(result.personTime) : undefined,
				...{ incidence_low_derived: incidence?.[0], incidence_high_derived: incidence?.[1] },
			};
		}
		case "time-to-event": {
			const result = ofArm(outcome.results);
			return {
				...rateColumns(result),
				median: result?.median,
				...{ ci_low: result?.ciLow, ci_high: result?.ciHigh, ci_level: result?.ciLevel },
				ci_high_state: result?.ciHighState,
				...{ landmark_percent: result?.landmark, landmark_of: result?.landmarkOf },
				...{ landmark_low: result?.landmarkLow, landmark_high: result?.landmarkHigh },
				landmark_level: result?.landmarkLevel,
			};
		}
	}
}

function rateColumns(result: BinaryResult | undefined): Row {
	if (!result) return {};
	const rate = armRate(result);
	const counted = rate.kind === "counted" ? rate : undefined;
	const ci = counted && estimateProportion(counted.events, counted.n).ci;
	return {
		events_reported: result.events,
		percent_reported: result.percent,
		events_derived: counted?.eventsBasis === "derived" ? counted.events : undefined,
		rate_derived: counted?.proportion,
		rate_low_derived: ci?.[0],
		rate_high_derived: ci?.[1],
	};
}

/** "hazard ratio 0.74 [0.65, 0.85], p <0.001, against Placebo": what the source compares this arm by, each once. */
function comparisonsIn(
	outcome: Outcome,
	armId: string,
	{
		document,
		names,
	}: { document: Pick<ReadableStudy, "arms" | "design">; names: ReadonlyMap<string, string> },
): string | undefined {
	const own = outcome.contrasts.filter((contrast) => contrast.armId === armId);
	if (own.length === 0) return undefined;
	return own
		.map((contrast) => {
			const against = names.get(contrast.referenceArmId);
			const estimate = hasEstimate(contrast)
				? [`${measureInWords(contrast)} ${shownEstimate(contrast)}`]
				: [];
			const p = contrast.p === undefined ? [] : [shownP(contrast.p)];
			const order = contrast.orientation ? "between it and" : "against";
			const ignored = ignoredBy(document, outcome, contrast);
			return [...estimate, ...p, `${order} ${against}`, ...(ignored ? [ignored] : [])].join(", ");
		})
		.join("; ");
}

function sourceColumns(source: Source | undefined, { reports }: Pick<ReadableStudy, "reports">): Row {
	const report = reports.find(({ id }) => id === source?.reportId);
	return {
		source_report: report && (report.doi ?? report.pmid ?? report.url ?? report.citation ?? report.title),
		source_locator: source?.locator,
		source_quote: source?.quote,
	};
}
