import { isRatio, keysOf, ORIENTATION_DOUBTS } from "#app/domain/vocabulary.ts";
import { readCell } from "../tables/read-cell.ts";
import type { FieldKey } from "../tables/table-fields.ts";
import type { CellValue, RowFacts, Values } from "../tables/table-rows.ts";
import type { Faults, StudyDataFile, StudyDataRow } from "./study-data-file.ts";
import { CALLED_NOTE, DERIVED_NOTE, ORIENTATION_NOTE, PERCENT_NOTE } from "./study-data-notes.ts";

interface Reading {
	file: StudyDataFile;
	faults: Faults;
	/** Columns with cells that no study has a place for. */
	unplaced: Set<string>;
}

/** Columns of an arm’s row. */
const OF_ARM: Readonly<Record<string, FieldKey>> = {
	...{ "Sample size": "n", Cases: "events", Mean: "mean", SD: "sd", SE: "se" },
	...{ "CI start": "ciLow", "CI end": "ciHigh" },
};
/** Columns of a comparison’s row on the scale of the analysis, and of a ratio itself. */
const OF_ESTIMATE: Readonly<Record<string, FieldKey>> = {
	...{ Mean: "estimate", "CI start": "estimateLow", "CI end": "estimateHigh" },
};
const OF_RATIO: Readonly<Record<string, FieldKey>> = {
	...{ "Exp mean": "estimate", "Exp CI start": "estimateLow", "Exp CI end": "estimateHigh" },
};
const OF_COMPARISON: Readonly<Record<string, FieldKey>> = {
	...{ SE: "estimateSe", Variance: "estimateVariance", "P value": "p" },
};
const ABOUT = ["Study", "Outcome", "Data type", "Effect measure", "Arm", "Reference arm", "Footnotes"];

/**
 * A row of RevMan’s study results as the reader of tables takes it: of an arm, or, where it names a reference arm, of
 * an arm against it. Which way an outcome is better, and what the arms are for, RevMan does not say here.
 */
export function factsOfResult(row: StudyDataRow, place: number, reading: Reading): RowFacts {
	const { cells } = row;
	const isComparison = cells.has("Reference arm");
	const shared: Values = { study: cells.get("Study") ?? "", ...outcomeIn(cells.get("Outcome") ?? "") };
	const fact = { line: row.line, row: place, shared, arms: { first: {}, second: {} } };
	if (!cells.has("Arm"))
		reading.faults.add(reading.file, row.line, "Arm", "say which arm these figures belong to");
	return isComparison ? comparison(row, fact, reading) : armRow(row, fact, reading);
}

/** “Response, week 6” is what was measured, and when. */
function outcomeIn(text: string): Values {
	const [, label = "", when = ""] = /^(.+), ([^,]+)$/.exec(text) ?? [];
	const read = when === "" ? undefined : readCell("time", when);
	const time = read?.ok ? read.values.time : undefined;
	const isTime = typeof time === "object" && "value" in time && "unit" in time;
	return isTime ? { outcome: label, time } : { outcome: text };
}

function armRow(row: StudyDataRow, fact: RowFacts, reading: Reading): RowFacts {
	const { cells } = row;
	const notes = (cells.get("Footnotes") ?? "").split("; ").filter(Boolean);
	const derived = notes.flatMap((note) => DERIVED_NOTE.exec(note)?.[1] ?? []);
	const percent = notes.flatMap((note) => PERCENT_NOTE.exec(note)?.[1] ?? [])[0];
	const note = notes.filter((each) => !DERIVED_NOTE.test(each) && !PERCENT_NOTE.test(each)).join("; ");
	const read = new Map(Object.entries(OF_ARM).filter(([name]) => !derived.includes(name)));
	const values = valuesOf(row, read, reading);
	const level = levelIn(cells.get("CI level"));
	const kind = kindIn(row, reading);
	leaveOut(row, [...Object.keys(OF_ARM), "CI level"], reading);
	return {
		...{ ...fact, layout: "long" },
		shared: {
			...{ ...fact.shared, ...values, arm: cells.get("Arm") ?? "" },
			...(kind && { kind }),
			...(level !== undefined && values.ciLow !== undefined && { ciLevel: level }),
			...(percent !== undefined && { percent }),
			...(note !== "" && { note }),
		},
	};
}

function kindIn({ cells, line }: StudyDataRow, { file, faults }: Reading): CellValue | undefined {
	const read = readCell("kind", cells.get("Data type") ?? "");
	if (!read.ok) faults.add(file, line, "Data type", read.reason);
	return read.ok ? read.values.kind : undefined;
}

/** A ratio as its source prints it stands beside its logarithm, which RevMan analyses. */
function comparison(row: StudyDataRow, fact: RowFacts, reading: Reading): RowFacts {
	const { cells, line } = row;
	const measured = readCell("measure", cells.get("Effect measure") ?? "");
	if (!measured.ok) reading.faults.add(reading.file, line, "Effect measure", measured.reason);
	const measure = measured.ok ? measured.values.measure : undefined;
	const isOfRatio = typeof measure === "string" && isRatio(measure as "RR");
	const isPrinted = isOfRatio && cells.has("Exp mean");
	const columns = { ...(isPrinted ? OF_RATIO : OF_ESTIMATE), ...OF_COMPARISON };
	const values = valuesOf(row, new Map(Object.entries(columns)), reading);
	// The logarithm of what is printed says the same.
	leaveOut(row, [...Object.keys({ ...columns, ...(isPrinted && OF_ESTIMATE) }), "CI level"], reading);
	const level = levelIn(cells.get("CI level"));
	const { orientation, called, note } = saidIn(cells.get("Footnotes"));
	return {
		...{ ...fact, layout: "wide" },
		shared: {
			...{ ...fact.shared, ...values },
			...(isOfRatio && !isPrinted
				? { logOf: measure, measureReported: `log ${measure}` }
				: measure !== undefined && { measure, ...(called && { measureReported: called }) }),
			...(level !== undefined && values.estimateLow !== undefined && { estimateLevel: level }),
			...(orientation && { orientation }),
			...(note && { estimateNote: note }),
		},
		arms: { first: { arm: cells.get("Arm") ?? "" }, second: { arm: cells.get("Reference arm") ?? "" } },
	};
}

function saidIn(footnotes = ""): { orientation?: string; called?: string; note?: string } {
	const [, before = "", said = ""] = ORIENTATION_NOTE.exec(footnotes) ?? [];
	const orientation = keysOf(ORIENTATION_DOUBTS).find(
		(key) => ORIENTATION_DOUBTS[key].toLowerCase() === said,
	);
	const rest = orientation ? before : footnotes;
	const [, called = ""] = CALLED_NOTE.exec(rest) ?? [];
	return {
		...(orientation && { orientation }),
		...(called !== "" ? { called } : rest !== "" && { note: rest }),
	};
}

function valuesOf(row: StudyDataRow, columns: ReadonlyMap<string, FieldKey>, reading: Reading): Values {
	const values: Values = {};
	for (const [name, field] of columns) {
		const text = row.cells.get(name);
		if (text === undefined) continue;
		// RevMan writes its numbers with a point.
		const n = typeof values.n === "number" ? values.n : undefined;
		const cell = readCell(field, text, { decimalSign: ".", n });
		if (cell.ok) Object.assign(values, cell.values);
		else reading.faults.add(reading.file, row.line, name, cell.reason);
	}
	return values;
}

/** 95, 95% or 0.95 of an interval. */
function levelIn(text: string | undefined): string | undefined {
	const level = Number(text?.replace(/\s*%$/, ""));
	if (!(level > 0 && level < 100)) return undefined;
	return level < 1 ? String(Number((level * 100).toFixed(6))) : String(level);
}

function leaveOut({ cells }: StudyDataRow, read: readonly string[], { unplaced }: Reading): void {
	const known = new Set([...ABOUT, ...read]);
	for (const name of cells.keys()) if (!known.has(name)) unplaced.add(name);
}
