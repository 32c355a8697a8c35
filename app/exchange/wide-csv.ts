import { describeTimePoint, studyYear } from "#app/domain/describe.ts";
import { ignoredBy } from "#app/domain/designs/cautions.ts";
import { armFigures, type Comparison, comparisonsOf, type FigureName, outcomeName } from "./comparisons.ts";
import type { ExportedStudy } from "./study-csv.ts";
import type { Table } from "./table.ts";

/**
 * The columns of the wide table: one row for each comparison, under the names that metafor's `escalc` takes.
 * `ai`, `n1i`, `ci`, `n2i` are events and analysed of the first and second arm; `m`, `sd` means and standard
 * deviations; `x`, `t` counts and person-time. `derived` names the columns that were computed, not reported.
 */
export const WIDE_COLUMNS = [
	...["study", "version", "title", "year", "nct", "outcome", "concept", "kind", "instrument", "unit", "time"],
	...["arm_1", "arm_2", "ai", "n1i", "ci", "n2i", "m1i", "sd1i", "m2i", "sd2i", "x1i", "t1i", "x2i", "t2i"],
	...["derived", "design_derived"],
] as const;

type Row = Partial<Record<(typeof WIDE_COLUMNS)[number], string | number | undefined>>;

/** Studies as the wide table, each arm with figures against the strictest control of its outcome. */
export function wideTable(studies: readonly ExportedStudy[]): Table {
	return { columns: WIDE_COLUMNS, rows: studies.flatMap(rowsOf) };
}

function rowsOf({ slug, version, document }: ExportedStudy): Row[] {
	return comparisonsOf(document).map((comparison) => {
		const { outcome, arm, comparator } = comparison;
		return {
			...{ study: slug, version, title: document.title, year: studyYear(document) },
			nct: document.identifiers.find(({ system }) => system === "nct")?.value,
			outcome: outcomeName(outcome),
			...{ concept: outcome.concept, kind: outcome.kind, instrument: outcome.instrument },
			...{ unit: outcome.unit, time: describeTimePoint(outcome.timePoint) },
			...{ arm_1: arm.label, arm_2: comparator.label },
			...figuresOf(comparison),
			design_derived: ignoredBy(document, outcome, "computed"),
		};
	});
}

const NAMES = {
	first: { events: "ai", n: "n1i", mean: "m1i", sd: "sd1i", count: "x1i", personTime: "t1i" },
	second: { events: "ci", n: "n2i", mean: "m2i", sd: "sd2i", count: "x2i", personTime: "t2i" },
} as const;

function figuresOf({ outcome, arm, comparator }: Comparison): Row {
	const derived: string[] = [];
	const row: Row = {};
	for (const [side, names] of [
		[arm, NAMES.first],
		[comparator, NAMES.second],
	] as const) {
		for (const [figure, { value, computed }] of Object.entries(armFigures(outcome, side.id))) {
			const name = names[figure as FigureName];
			row[name] = value;
			if (computed && value !== undefined) derived.push(name);
		}
	}
	return { ...row, derived: derived.join(" ") };
}
