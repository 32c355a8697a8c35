import { FIELDS, patternOf } from "../study/field-register.ts";
import { type FigureRow, mainCellOf } from "../study/result-cells.ts";
import type { Loose } from "./loose.ts";
import { readFigureRow, type ShownCell } from "./printed-fields.ts";
import { withLists } from "./read-lists.ts";

/** Remembers, while blank rows are dropped, which form field each part of the input came from. */
export class Reading {
	readonly names = new Map<string, string>();
	readonly cells = new Map<string, ShownCell>();

	keep(path: string, items: Loose[], wanted: (item: Loose) => boolean, listName = path) {
		const kept: { item: Loose; name: string }[] = [];
		items.forEach((item, index) => {
			if (!wanted(item)) return;
			const name = `${listName}[${index}]`;
			this.names.set(`${path}.${kept.length}`, name);
			kept.push({ item: withLists(item, `${patternOf(path)}.*`), name });
		});
		return kept;
	}

	/** Reads the figures of a row, and remembers which field what is said of its cells belongs to. */
	readRow(row: FigureRow, typed: Loose, { name, path }: { name: string; path: string }): Loose {
		const { figures, cells } = readFigureRow(row, typed);
		for (const [field, cell] of cells) this.cells.set(`${name}.${field}`, cell);
		const main = `${name}.${mainCellOf(row)}`;
		this.names.set(`${path}.printed`, main);
		this.names.set(`${path}.state`, main);
		if (row === "adverse-event") this.names.set(`${path}.percent`, main);
		if (row === "binary") for (const field of ["events", "percent"]) this.names.set(`${path}.${field}`, main);
		for (const [index, { field }] of (figures.unread ?? []).entries())
			this.names.set(`${path}.unread.${index}.text`, `${name}.${field}`);
		return figures;
	}

	nameOf(path: readonly PropertyKey[]): string {
		const keys = path.map(String);
		// A list in one text has one field.
		const list = keys.findIndex(
			(_, depth) => FIELDS.get(patternOf(keys.slice(0, depth + 1).join(".")))?.kind === "texts",
		);
		if (list >= 0) keys.splice(list + 1);
		for (let length = keys.length; length > 0; length--) {
			const name = this.names.get(keys.slice(0, length).join("."));
			if (name !== undefined) return [name, ...keys.slice(length)].join(".");
		}
		return keys.join(".");
	}
}
