import { timeSaid } from "../arms/person-time.ts";
import type { Finding } from "../finding.ts";
import { type FigureRow, mainCellOf, OWN_FIGURES, PRINTED_CELLS } from "../study/result-cells.ts";
import { type RowFigures, takeCell, textOf } from "../study/take-cell.ts";
import { fieldOf, whyUnread } from "../study/unread-figures.ts";
import { error } from "./levels.ts";
import { armName, resultPath, type Subject } from "./subject.ts";

interface Row {
	kind: FigureRow;
	path: string;
	/** That of the outcome. */
	unit?: string | undefined;
	/** Whose figures they are, for messages. */
	whose: string;
	figures: RowFigures & { printed?: string; state?: string; unread?: { field: string; text: string }[] };
}

/** Cells kept as typed that give no figure yet, and states that stand beside the figure they stand in place of. */
export function* checkPrintedCells(subject: Subject): Generator<Finding> {
	for (const row of rowsOf(subject)) {
		const { kind, path, whose, figures } = row;
		const own = OWN_FIGURES[kind].filter((field) => figures[field] !== undefined);
		if (figures.state !== undefined && own.length > 0)
			yield error(
				"state-beside-figure",
				`${path}.state`,
				`${whose}: the source gives ${own.map((field) => textOf(figures[field])).join(" and ")}, and says that there is none. Keep one of the two`,
			);
		if (figures.printed !== undefined && figures.state === undefined && own.length === 0)
			yield unread(row, mainCellOf(kind), figures.printed, "printed");
		for (const { field, text } of figures.unread ?? []) yield unread(row, field, text, field);
	}
}

function* rowsOf(subject: Subject): Generator<Row> {
	const { outcomes, adverseEvents } = subject.document;
	for (const outcome of outcomes) {
		for (const result of outcome.results)
			yield {
				...{ kind: outcome.kind, path: resultPath(outcome, result), figures: result },
				unit: outcome.unit,
				whose: armName(subject, result.armId),
			};
		for (const [index, figures] of outcome.contrasts.entries())
			yield {
				...{ kind: "contrast", path: `outcomes.${outcome.id}.contrasts.${index}`, figures },
				whose: `Reported comparison ${index + 1}`,
			};
	}
	for (const event of adverseEvents)
		for (const figures of event.results)
			yield {
				...{ kind: "adverse-event", path: `adverseEvents.${event.id}.results.${figures.armId}`, figures },
				whose: armName(subject, figures.armId),
			};
}

/** What is asked of a cell, at the field where it is answered. */
function unread({ kind, path, whose, figures, unit }: Row, cell: string, text: string, at: string): Finding {
	const { [cell]: _, ...beside } = figures;
	const taken = PRINTED_CELLS[kind][cell] && takeCell(kind, cell, text, { beside });
	const asked = taken?.is === "open" ? taken : undefined;
	const why =
		asked?.question ??
		(cell === "personTime" ? otherTime(text, unit) : undefined) ??
		(taken
			? `“${text}” is kept as printed and gives no figure here: type the figure, or put the words in the note`
			: (whyUnread(kind, cell, text) ??
				`“${text}” can be read, and is not in its field yet: save the form again`));
	const name = fieldOf(kind, cell)?.name ?? PRINTED_CELLS[kind][cell]?.counts ?? cell;
	return error(
		"figure-not-read",
		`${path}.${asked?.at ?? at}`,
		`${whose}, ${name}: ${why}. It is kept as typed until then`,
	);
}

/** What stands in the way of person-time that was typed with its unit. */
function otherTime(text: string, unit: string | undefined): string | undefined {
	const said = timeSaid(text);
	if (!said) return undefined;
	return unit === undefined
		? `“${text}” has another unit than the other rows of this outcome: give all person-time in one unit`
		: `“${text}” is in ${said.unit}, and the unit of the outcome is “${unit}”: type the number in that unit, or correct the unit`;
}
