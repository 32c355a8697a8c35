import { type FigureRow, PRINTED_CELLS } from "../study/result-cells.ts";
import { atTimePoint } from "../study/result-key.ts";
import { RESULTS } from "../study/results.ts";
import { at, isBlank, itemsOf, type Loose, objectOf, textOf } from "./loose.ts";
import { readFigureRow } from "./printed-fields.ts";

/**
 * How many were analysed, or at risk, where a row of figures does not say: as many as in the row above of the same arm,
 * and of adverse events as were randomised. By field name; somebody takes them over, until then they are not said.
 */
export function* proposedNumbers(form: Loose): Generator<[name: string, value: string]> {
	const arms = itemsOf(form.arms).map(({ id, randomised }) => ({
		id: textOf(id),
		randomised: textOf(randomised),
	}));
	const ids = [...arms.map(({ id }) => id), ...itemsOf(form.groups).map(({ id }) => textOf(id))].filter(
		Boolean,
	);
	const analysed = new Map<string, string>();
	for (const [index, outcome] of itemsOf(form.outcomes).entries()) {
		const kind = textOf(outcome.kind);
		const row = Object.hasOwn(RESULTS, kind) ? (kind as FigureRow) : "binary";
		const times = itemsOf(outcome.timePoints).map(({ id }) => textOf(id));
		for (const time of times.length > 0 ? times : [undefined]) {
			const at = { name: `outcomes[${index}]`, results: outcome.results, row, field: "n" };
			yield* proposedIn(
				at,
				ids.map((id) => [id, atTimePoint(id, time || undefined)]),
				analysed,
			);
		}
	}
	const atRisk = new Map(
		arms.filter(({ randomised }) => randomised).map(({ id, randomised }) => [id, randomised]),
	);
	for (const [index, event] of itemsOf(form.adverseEvents).entries()) {
		const at = {
			name: `adverseEvents[${index}]`,
			results: event.results,
			row: "adverse-event",
			field: "atRisk",
		} as const;
		yield* proposedIn(
			at,
			ids.map((id) => [id, id]),
			atRisk,
		);
	}
}

interface Rows {
	name: string;
	results: unknown;
	row: FigureRow;
	/** Where the number goes. */
	field: string;
}

/** @param last the number that each arm's last row had; it is brought up to date */
function* proposedIn(
	{ name, results, row, field }: Rows,
	keys: (readonly [id: string, key: string])[],
	last: Map<string, string>,
): Generator<[string, string]> {
	for (const [id, key] of keys) {
		const typed = objectOf(at(results, key));
		const isTyped = Object.keys(PRINTED_CELLS[row]).some(
			(cell) => cell !== field && textOf(typed[cell]) !== "",
		);
		if (isBlank(typed, []) || !isTyped) continue;
		const said = textOf(readFigureRow(row, typed).figures[field]);
		const before = last.get(id);
		if (said !== "") last.set(id, said);
		else if (before !== undefined && textOf(typed[field]) === "")
			yield [`${name}.results.${key}.${field}`, before];
	}
}
