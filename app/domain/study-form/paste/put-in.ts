import { sameWords } from "../../same-words.ts";
import type { Outcome } from "../../study/outcome.ts";
import { mainCellOf } from "../../study/result-cells.ts";
import { atTimePoint, FIRST_TIME_POINT } from "../../study/result-key.ts";
import { takeCell } from "../../study/take-cell.ts";
import { isBlankOutcome } from "../blank-outcome.ts";
import { freshId, itemsOf, type Loose, objectOf, textOf } from "../loose.ts";
import { readingField } from "../printed-fields.ts";
import { readTimePoint } from "../read-time-point.ts";
import type { SaidFigures } from "./pasted-heads.ts";
import type { PlacedColumn, PlacedRow, Placement } from "./place-table.ts";

/**
 * The form with a pasted table in it: outcomes, time points and arms that it has not are added, each cell goes as printed
 * to where somebody agreed that it goes. Nothing that stands elsewhere in the form is changed.
 */
export function putIn(form: Loose, { columns, rows }: Placement): Loose {
	const arms = itemsOf(form.arms).map((arm) => ({ ...arm }));
	const placed = columns.map((column) => withArm(column, arms));
	let outcomes = itemsOf(form.outcomes).filter((outcome) => !isBlankOutcome(outcome));
	for (const row of rows) {
		if (!row.isLeftOut && row.kind !== "") outcomes = withRow(outcomes, { ...row, kind: row.kind }, placed);
	}
	return { ...form, arms, outcomes };
}

/** The column with its arm, which is named by the column's head where it has no name, and added where there is none. */
export function withArm(column: PlacedColumn, arms: Loose[]): PlacedColumn {
	const { head, to } = column;
	if (to === "new") {
		const id = freshId("a", new Set(arms.map((arm) => textOf(arm.id))));
		arms.push({ id, label: head.label });
		return { ...column, to: `figures ${id}` };
	}
	const [, id] = /^figures (\S+)$/.exec(to) ?? [];
	const arm = arms.find((one) => textOf(one.id) === id);
	if (arm && textOf(arm.label) === "") arm.label = head.label;
	return column;
}

type Agreed = PlacedRow & { kind: Outcome["kind"] };

function withRow(outcomes: readonly Loose[], row: Agreed, columns: readonly PlacedColumn[]): Loose[] {
	const here = outcomes.find(
		(outcome) => sameWords(textOf(outcome.label)) === sameWords(row.label) && isOfKind(outcome, row.kind),
	);
	const taken = new Set(outcomes.map(({ id }) => textOf(id)));
	const outcome = here ?? { id: freshId("o", taken), label: row.label };
	const { timePoints, at } = withTime(itemsOf(outcome.timePoints), row, objectOf(outcome.results));
	const filled = {
		...outcome,
		kind: row.kind,
		timePoints,
		results: withFigures(objectOf(outcome.results), row, columns, at),
		contrasts: [...itemsOf(outcome.contrasts), ...contrastsIn(row, columns, at)],
	};
	return here ? outcomes.map((one) => (one === here ? filled : one)) : [...outcomes, filled];
}

const isOfKind = ({ kind }: Loose, wanted: string) => textOf(kind) === "" || textOf(kind) === wanted;

/** The time points with the row's among them, and its id. */
function withTime(
	times: readonly Loose[],
	{ time }: PlacedRow,
	results: Loose,
): { timePoints: Loose[]; at: string } {
	const read = times.map(readTimePoint);
	const isSame = ({ value, unit }: Loose) =>
		textOf(value) === (time?.value ?? "") && (textOf(unit) || undefined) === time?.unit;
	const known = time ? read.findIndex(isSame) : read.length === 1 ? 0 : -1;
	if (known >= 0) return { timePoints: [...times], at: textOf(times[known]?.id) };
	const blank = read.findIndex(({ value, text }) => textOf(value) === "" && textOf(text) === "");
	const isFree =
		blank >= 0 &&
		Object.keys(results).every(
			(key) => key !== atTimePoint(key.split("_")[0] ?? "", textOf(times[blank]?.id)),
		);
	if (isFree) {
		const at = textOf(times[blank]?.id);
		return { timePoints: times.map((one, index) => (index === blank ? { ...one, ...time } : one)), at };
	}
	const at = times.length === 0 ? FIRST_TIME_POINT : freshId("t", new Set(times.map(({ id }) => textOf(id))));
	return { timePoints: [...times, { id: at, ...time }], at };
}

function withFigures(results: Loose, row: Agreed, columns: readonly PlacedColumn[], at: string): Loose {
	const filled: Loose = { ...results };
	const main = mainCellOf(row.kind);
	for (const [place, { to, head }] of columns.entries()) {
		const [, what, id] = /^(figures|n) (\S+)$/.exec(to) ?? [];
		const text = printedAs(row.cells[place] ?? "", row.says);
		if (!id || text === "") continue;
		const key = atTimePoint(id, at);
		const before = objectOf(filled[key]);
		if (what === "n") {
			filled[key] = { ...before, n: text };
			continue;
		}
		const n = head.n !== undefined && textOf(before.n) === "" && !/\//.test(text) ? { n: head.n } : {};
		filled[key] = { ...before, ...n, [main]: text, ...meaning(row.kind, main, text, row.says) };
	}
	return filled;
}

/** A bare number under a head of percentages is one, and no count. */
const printedAs = (cell: string, says: SaidFigures | undefined): string =>
	says === "percent" && /^\d+(?:[.,·]\d+)?$/.test(cell) ? `${cell}%` : cell;

/** What a head says of its cells is said of this one: "Mean (SD)" of `12.4 (3.1)`. */
function meaning(kind: Outcome["kind"], main: string, text: string, says: SaidFigures | undefined): Loose {
	if (says === undefined) return {};
	const { options } = takeCell(kind, main, text, { beside: {} });
	const field = { share: "percent", percent: "percent", sd: "sd", se: "se", quartiles: "q1" }[says];
	const meant = options.filter(({ figures }) => figures[field] !== undefined);
	return meant.length === 1 && meant[0] ? { [readingField(main)]: meant[0].key } : {};
}

function contrastsIn(row: PlacedRow, columns: readonly PlacedColumn[], at: string): Loose[] {
	return columns.flatMap(({ to }, place) => {
		const [, armId, referenceArmId] = /^against (\S+) (\S+)$/.exec(to) ?? [];
		const estimate = row.cells[place] ?? "";
		return armId && estimate !== "" ? [{ armId, referenceArmId, timePointId: at, estimate }] : [];
	});
}
