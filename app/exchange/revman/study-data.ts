import { describeTimePoint, studyYear } from "#app/domain/describe.ts";
import { ignoredBy } from "#app/domain/designs/cautions.ts";
import { ownReports } from "#app/domain/own-reports.ts";
import { BIAS_JUDGEMENTS } from "#app/domain/risk-of-bias/vocabulary.ts";
import { upperFirst } from "#app/domain/study/describe-field.ts";
import type { Contrast, Outcome } from "#app/domain/study/outcome.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import { IDENTIFIER_SYSTEMS, isRatio, ORIENTATION_DOUBTS } from "#app/domain/vocabulary.ts";
import { armFigures, outcomeName } from "../comparisons.ts";
import type { ExportedStudy } from "../study-csv.ts";
import type { Cell, Table } from "../table.ts";
import {
	calledNote,
	derivedNote,
	LABELS,
	orientationNote,
	percentNote,
	TOGETHER,
} from "./study-data-notes.ts";
import { studyName } from "./study-name.ts";

/**
 * Studies as RevMan's “study-centric” data: study information, arms, results, risk of bias, a table each. What of their
 * names and columns is known from where, `docs/codebook.md` says.
 */
export const STUDY_DATA = {
	"study-information": informationTable,
	"study-arms": armsTable,
	"study-results": resultsTable,
	"risk-of-bias": biasTable,
} as const;

type Row = Record<string, Cell>;
type Studies = readonly ExportedStudy[];

const INFORMATION = [
	...["Study", "Year", "Data source"],
	...["Char: Methods", "Char: Participants", "Char: Interventions", "Char: Outcomes", "Char: Notes"],
];

function informationTable(studies: Studies): Table {
	const rows = studies.map((study): Row => {
		const { document } = study;
		const { title, conditions, population, notes } = document;
		const [report] = ownReports(document);
		const { Interventions, Outcomes } = characteristicsOf(document);
		return {
			...{ Study: studyName(study), Year: studyYear(document) },
			"Char: Participants": inLines([said(LABELS.conditions, conditions), population.description]),
			...{ "Char: Interventions": Interventions, "Char: Outcomes": Outcomes },
			"Char: Notes": inLines([
				said(LABELS.title, [title]),
				...numberLines(document),
				said(LABELS.doi, [report?.doi]),
				said(LABELS.pmid, [report?.pmid]),
				notes,
			]),
		};
	});
	return { columns: INFORMATION, rows };
}

const inLines = (lines: readonly (string | undefined)[]) => lines.filter(Boolean).join("\n");

/** A line that begins with what it is; absent where there is nothing to say. */
function said(label: string, values: readonly (string | undefined)[]): string | undefined {
	const given = values.filter(Boolean);
	return given.length > 0 ? `${label}: ${given.join("; ")}` : undefined;
}

const numberLines = ({ identifiers }: ExportedStudy["document"]) =>
	[...Map.groupBy(identifiers, ({ system }) => system)].map(([system, own]) =>
		said(
			system ? IDENTIFIER_SYSTEMS[system] : "Number",
			own.map(({ value }) => value),
		),
	);

/** Characteristics that follow from a study’s arms and outcomes. */
export function characteristicsOf({
	arms,
	outcomes,
}: {
	arms: readonly { label: string; description?: unknown }[];
	outcomes: readonly { label: string }[];
}): { Interventions: string; Outcomes: string } {
	const list = (items: readonly string[]) => [...new Set(items)].join("; ");
	return {
		Interventions: list(
			arms.map(({ label, description }) => (description ? `${label}: ${description}` : label)),
		),
		Outcomes: list(outcomes.map(({ label }) => label)),
	};
}

function armsTable(studies: Studies): Table {
	const rows = studies.flatMap((study) =>
		study.document.arms.map(
			({ label, description, interventions }): Row => ({
				...{ Study: studyName(study), Arm: label, Description: description },
				Intervention: interventions.map(({ name }) => name).join(TOGETHER),
			}),
		),
	);
	return { columns: ["Study", "Arm", "Description", "Intervention"], rows };
}

/** In RevMan's order; those that say how contrasts of one trial hang together are blank here. */
const RESULTS = [
	...["Study", "Outcome", "Data type", "Effect measure", "Arm", "Reference arm", "Sample size", "Cases"],
	...["Mean", "SD", "SE", "Variance", "CI level", "CI start", "CI end"],
	...["Exp mean", "Exp CI start", "Exp CI end", "t-test", "z-test", "P value"],
	...["Covariance method", "Covariance", "Other arm 1", "Other arm 2"],
	...["Correlation arm 1", "Correlation arm 2", "Correlation", "Other mean", "Other SE", "Other variance"],
	...["Other CI level", "Other CI start", "Other CI end", "Other exp mean", "Other exp CI start"],
	...["Other exp CI end", "Other t-test", "Other z-test", "Other P value", "Footnotes"],
];

function resultsTable(studies: Studies): Table {
	const rows = studies.flatMap((study) => {
		const read = readable(study.document);
		return read.outcomes.flatMap((outcome) => {
			const time = describeTimePoint(outcome.timePoint);
			const about = {
				Study: studyName(study),
				Outcome: [outcomeName(outcome), time].filter(Boolean).join(", "),
			};
			return [...armRows(outcome, read), ...contrastRows(outcome, read)].map((row) => ({ ...about, ...row }));
		});
	});
	return { columns: RESULTS, rows };
}

/** RevMan has no rows of events over person-time, nor of times to an event in one arm. */
function armRows(outcome: Outcome, document: ReadableStudy): Row[] {
	if (outcome.kind !== "binary" && outcome.kind !== "continuous") return [];
	const ignored = ignoredBy(document, outcome, "computed");
	return document.arms.flatMap(({ id, label }): Row[] => {
		const { events, n, mean, sd } = armFigures(outcome, id);
		const percent =
			outcome.kind === "binary" ? outcome.results.find(({ armId }) => armId === id)?.percent : undefined;
		const main = outcome.kind === "binary" ? events : mean;
		if (main?.value === undefined) return [];
		const derived = [
			...(events?.computed ? ["Cases"] : []),
			...(sd?.computed && sd.value !== undefined ? ["SD"] : []),
		];
		return [
			{
				"Data type": outcome.kind === "binary" ? "Dichotomous" : "Continuous",
				...{ Arm: label, "Sample size": n?.value, Cases: events?.value, Mean: mean?.value, SD: sd?.value },
				Footnotes: [
					...(ignored ? [upperFirst(ignored)] : []),
					...(percent !== undefined && events?.computed ? [percentNote(String(percent))] : []),
					...derived.map(derivedNote),
				].join("; "),
			},
		];
	});
}

/** Ratios as their source prints them, on the natural scale; differences under the names that means have. */
function contrastRows({ contrasts }: Outcome, { arms }: ReadableStudy): Row[] {
	const labelOf = (armId: string) => arms.find(({ id }) => id === armId)?.label;
	return contrasts
		.filter(({ estimate, measure }) => estimate !== undefined && measure !== undefined)
		.map((contrast): Row => {
			const { measure, estimate, ciLow, ciHigh, ciLevel, se, p } = contrast;
			return {
				"Data type": measure === "MD" || measure === "SMD" ? "Continuous" : "Dichotomous",
				...{
					"Effect measure": measure,
					Arm: labelOf(contrast.armId),
					"Reference arm": labelOf(contrast.referenceArmId),
				},
				...(isRatio(measure)
					? { "Exp mean": estimate, "Exp CI start": ciLow, "Exp CI end": ciHigh }
					: { Mean: estimate, SE: se, "CI start": ciLow, "CI end": ciHigh }),
				...{
					"CI level": ciLow === undefined ? undefined : ciLevel,
					"P value": p,
					Footnotes: doubtOf(contrast),
				},
			};
		});
}

const doubtOf = ({ orientation, measureReported }: Contrast) =>
	[
		measureReported && calledNote(measureReported),
		orientation && orientationNote(ORIENTATION_DOUBTS[orientation]),
	]
		.filter(Boolean)
		.join(". ");

/** A row a study; what assessors differ on, and nobody has marked as agreed, is blank. */
function biasTable(studies: Studies): Table {
	const rows = studies.flatMap((study): Row[] => {
		const { riskOfBias, outcomes } = study.document;
		const cells: Row = {};
		for (const [name, own] of Map.groupBy(riskOfBias, (each) => domainName(each, outcomes))) {
			const agreed = own.filter((each) => each.agreed);
			const of = agreed.length > 0 ? agreed : own;
			const said = new Set(of.flatMap(({ judgement }) => judgement ?? []));
			const [only] = said;
			cells[`Domain (judgement): ${name}`] = said.size === 1 && only ? BIAS_JUDGEMENTS[only] : undefined;
			cells[`Domain (support): ${name}`] = of.flatMap(({ rationale }) => rationale ?? []).join("; ");
		}
		return Object.keys(cells).length > 0 ? [{ Study: studyName(study), ...cells }] : [];
	});
	return { columns: [...new Set(["Study", ...rows.flatMap(Object.keys)])], rows };
}

function domainName(
	{ domain, outcomeId }: ExportedStudy["document"]["riskOfBias"][number],
	outcomes: ExportedStudy["document"]["outcomes"],
): string {
	const outcome = outcomes.find(({ id }) => id === outcomeId)?.label ?? "All outcomes";
	return `${domain}: ${outcome}`;
}
