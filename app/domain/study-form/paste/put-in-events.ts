import { takeCell } from "../../study/take-cell.ts";
import { freshId, isBlank, itemsOf, type Loose, objectOf, textOf } from "../loose.ts";
import { readingField } from "../printed-fields.ts";
import { type EventPlacement, eventHere, type PlacedEvent } from "./place-events.ts";
import type { PlacedColumn } from "./place-table.ts";
import { withArm } from "./put-in.ts";

/**
 * The form with a pasted table of adverse events in it: each cell as printed, and the number in an arm's head as those at
 * risk. Events and arms that the form has not are added; nothing that stands elsewhere is changed.
 */
export function putInEvents(form: Loose, { columns, rows }: EventPlacement): Loose {
	const arms = itemsOf(form.arms).map((arm) => ({ ...arm }));
	const placed = columns.map((column) => withArm(column, arms));
	let events = itemsOf(form.adverseEvents).filter((event) => !isBlank(event, ["id", "serious"]));
	for (const row of rows) if (!row.isLeftOut && row.term !== "") events = withEvent(events, row, placed);
	return { ...form, arms, adverseEvents: events };
}

function withEvent(events: readonly Loose[], row: PlacedEvent, columns: readonly PlacedColumn[]): Loose[] {
	const here = eventHere(events, row);
	const taken = new Set(events.map(({ id }) => textOf(id)));
	const { term, organSystem, serious } = row;
	const event = here ?? {
		id: freshId("e", taken),
		term,
		...(organSystem && { organSystem }),
		...(serious && { serious }),
	};
	const filled = { ...event, results: withFigures(objectOf(event.results), row, columns) };
	return here ? events.map((one) => (one === here ? filled : one)) : [...events, filled];
}

function withFigures(results: Loose, { cells }: PlacedEvent, columns: readonly PlacedColumn[]): Loose {
	const filled: Loose = { ...results };
	for (const [place, { to, head }] of columns.entries()) {
		const [, what, id] = /^(figures|n) (\S+)$/.exec(to) ?? [];
		const text = cells[place] ?? "";
		if (!id || text === "") continue;
		const before = objectOf(filled[id]);
		if (what === "n") {
			filled[id] = { ...before, atRisk: text };
			continue;
		}
		const atRisk =
			head.n !== undefined && textOf(before.atRisk) === "" && !/\//.test(text) ? { atRisk: head.n } : {};
		const row = { ...before, ...atRisk, affected: text };
		filled[id] = { ...row, ...(head.says === "share" && meaning(text, row)) };
	}
	return filled;
}

/** "n (%)" says of `20 (20)` that the second is a percentage. */
function meaning(text: string, { affected: _, ...beside }: Loose): Loose {
	const { options } = takeCell("adverse-event", "affected", text, { beside });
	const shares = options.filter(({ says }) => says.endsWith("%"));
	return shares.length === 1 && shares[0] ? { [readingField("affected")]: shares[0].key } : {};
}
