import { describeTimePoint, studyYear } from "#app/domain/describe.ts";
import { ignoredBy } from "#app/domain/designs/cautions.ts";
import { upperFirst } from "#app/domain/study/describe-field.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import { MEAN_TYPES } from "#app/domain/vocabulary.ts";
import { armFigures, type Comparison, comparisonsOf, outcomeName } from "../comparisons.ts";
import type { ExportedStudy } from "../study-csv.ts";
import type { Table } from "../table.ts";
import { estimateRows } from "./estimate-rows.ts";
import {
	analysisGroup,
	analysisNumber,
	BETWEEN_NAMES,
	REVMAN_COLUMNS,
	type RevManRow,
} from "./revman-columns.ts";
import { studyName } from "./study-name.ts";

/**
 * Studies as data rows under RevMan Web's names: a row for each comparison of people with an event
 * or of means, and one for each reported estimate, which RevMan analyses by generic inverse variance.
 */
export function revManTable(studies: readonly ExportedStudy[]): Table {
	return { columns: REVMAN_COLUMNS, rows: studies.flatMap(rowsOf) };
}

function rowsOf(study: ExportedStudy): RevManRow[] {
	const { document } = study;
	const about = {
		Study: studyName(study),
		"Study year": studyYear(document),
		Title: document.title,
		"NCT number": document.identifiers.find(({ system }) => system === "nct")?.value,
	};
	const read = readable(document);
	const figures = comparisonsOf(document).flatMap((comparison) => figureRow(comparison, read) ?? []);
	const estimates = read.outcomes.flatMap((outcome) =>
		estimateRows(outcome, document).map((row) => ({ ...ofOutcome(outcome), ...row })),
	);
	return [...figures, ...estimates].map((row) => ({ ...row, ...about }));
}

function ofOutcome(outcome: Outcome): RevManRow {
	return {
		"Analysis group": analysisGroup(outcome.concept),
		"Analysis name": outcomeName(outcome),
		Concept: outcome.concept,
		Instrument: outcome.instrument,
		"Time point": describeTimePoint(outcome.timePoint),
	};
}

const NAMES = { events: "cases", n: "N", mean: "mean", sd: "SD" } as const;

/** RevMan has no rows of events over person-time. */
function figureRow(
	{ outcome, arm, comparator }: Comparison,
	document: Pick<ReadableStudy, "design">,
): RevManRow | undefined {
	if (outcome.kind !== "binary" && outcome.kind !== "continuous") return undefined;
	const row: RevManRow = {
		...ofOutcome(outcome),
		"Analysis number": analysisNumber(outcome.kind === "binary" ? "cases" : "means"),
		"Experimental label": arm.label,
		"Control label": comparator.label,
		Footnotes: footnotes(outcome, [arm.id, comparator.id], ignoredBy(document, outcome, "computed")),
	};
	const derived: string[] = [];
	for (const [side, { id }] of [["Experimental", arm] as const, ["Control", comparator] as const]) {
		const figures = armFigures(outcome, id);
		for (const figure of ["events", "n", "mean", "sd"] as const) {
			const { value, computed } = figures[figure] ?? {};
			const name = `${side} ${NAMES[figure]}` as const;
			if (value === undefined) continue;
			row[name] = value;
			if (computed) derived.push(name);
		}
	}
	return { ...row, Derived: derived.join(BETWEEN_NAMES) };
}

/** What stands in the way of pooling a row with others. */
function footnotes(outcome: Outcome, armIds: string[], ignored: string | undefined): string | undefined {
	const notes = new Set<string>(ignored ? [upperFirst(ignored)] : []);
	if (outcome.kind === "continuous")
		for (const { armId, meanType } of outcome.results)
			if (armIds.includes(armId) && meanType && meanType !== "arithmetic") notes.add(MEAN_TYPES[meanType]);
	if (outcome.unitsAnalysed) notes.add(`Counted: ${outcome.unitsAnalysed}`);
	return notes.size > 0 ? [...notes].join(BETWEEN_NAMES) : undefined;
}
