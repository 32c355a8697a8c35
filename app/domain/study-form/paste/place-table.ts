import { stateOf } from "../../printed/cell-reading.ts";
import { sameWords } from "../../same-words.ts";
import type { Outcome } from "../../study/outcome.ts";
import { readMoment, type TimePoint } from "../../time-frame.ts";
import { itemsOf, type Loose, textOf } from "../loose.ts";
import {
	armNamed,
	isNoArm,
	isSizeHead,
	isTimeHead,
	type PastedHead,
	readHead,
	type SaidFigures,
	saidIn,
} from "./pasted-heads.ts";

/** Where a column of a pasted table goes: names, times, an arm's figures or size, a comparison; "" is left out. */
export interface PlacedColumn {
	head: PastedHead;
	/** `outcome`, `time`, `figures a1`, `n a1`, `new` (an arm that the study has not yet), or "". */
	to: string;
}

/** Where a row goes: to an outcome at a time. */
export interface PlacedRow {
	cells: string[];
	/** The outcome's name; that of one in the form where the row is of it. */
	label: string;
	time?: TimePoint;
	/** Asked where it is an outcome that the form has not, or one without a kind. */
	kind: Outcome["kind"] | "";
	/** Where the form has the kind already. */
	isKnown: boolean;
	says?: SaidFigures;
	isLeftOut: boolean;
}

export interface Placement {
	columns: PlacedColumn[];
	rows: PlacedRow[];
}

/** More lines above the figures than this are no head. */
const MOST_HEADS = 3;

/** A cell that begins with a letter and is no state, such as a name. */
export const isWords = (cell: string) => /^\p{L}/u.test(cell) && stateOf(cell) === undefined;

/**
 * Proposes where the rows and columns of a table copied from a paper go in the form: arms by their heads, outcomes by
 * their names, times by their words. What no words settle is left out until somebody says where it goes.
 * @param cells the table, line by line @param form what the form holds
 */
export function placeTable(given: readonly string[][], form: Loose): Placement {
	const cells = withoutTitle(given);
	const width = Math.max(...cells.map((line) => line.length));
	const heads = headsOf(cells);
	const columns = columnsOf(headed(cells.slice(0, heads), width), cells.slice(heads), form);
	return { columns, rows: rowsOf(cells.slice(heads), columns, form) };
}

/** A title above the head is no row: the lines before the first that has several cells, where that is a head. */
export function withoutTitle(cells: readonly string[][]): readonly string[][] {
	const first = cells.findIndex((line) => line.filter((cell) => cell !== "").length > 1);
	const rest = cells.slice(Math.max(0, first));
	return headsOf(rest) > 0 ? rest : cells;
}

/** The lines above the figures: beyond their first cell they hold words alone. */
export function headsOf(cells: readonly string[][]): number {
	const isHead = (line: string[]) => {
		const beyond = line.slice(1).filter((cell) => cell !== "");
		return beyond.length > 0 && beyond.every(isWords);
	};
	const first = cells.slice(0, MOST_HEADS + 1).findIndex((line) => !isHead(line));
	return first < 0 ? Math.min(cells.length - 1, MOST_HEADS) : first;
}

/** What stands over a column: a head that may span several, and the column's own below it. */
export interface Heads {
	over: string;
	own: string;
}

/** A cell that spans several columns stands over each of them; the lowest line is of its own column alone. */
export function headed(lines: readonly string[][], width: number): Heads[] {
	const spread = lines.slice(0, -1).map((line) => {
		let last = "";
		return Array.from({ length: width }, (_, column) => {
			const cell = line[column] ?? "";
			if (cell !== "") last = cell;
			return column === 0 ? cell : last;
		});
	});
	return Array.from({ length: width }, (_, column) => ({
		over: [...new Set(spread.map((line) => line[column] ?? "").filter(Boolean))].join(" "),
		own: lines.at(-1)?.[column] ?? "",
	}));
}

export function columnsOf(heads: readonly Heads[], lines: readonly string[][], form: Loose): PlacedColumn[] {
	const arms = itemsOf(form.arms).map(({ id, label }) => ({ id: textOf(id), label: textOf(label) }));
	const named = [
		...arms,
		...itemsOf(form.groups).map(({ id, title }) => ({ id: textOf(id), label: textOf(title) })),
	];
	const free = arms.filter(({ label }) => label === "").map(({ id }) => id);
	const byHead = new Map<string, string | undefined>();
	const armOf = (head: PastedHead) => {
		const key = sameWords(head.label);
		if (!byHead.has(key)) byHead.set(key, armNamed(head, named) ?? free.shift());
		return byHead.get(key);
	};
	let last = "";
	return heads.map(({ over, own }, column) => {
		const [upper, lower] = [readHead(over), readHead(own)];
		const both = readHead([over, own].filter(Boolean).join(" "));
		const head = over === "" ? lower : { ...both, label: upper.label };
		const place = (to: string): PlacedColumn => ({ head, to });
		if (column === 0 && lines.some((line) => isWords(line[0] ?? ""))) return place("outcome");
		if (isTimeHead(lower) || isAllTimes(lines.map((line) => line[column] ?? ""))) return place("time");
		const isSize = isSizeHead(lower);
		if (isSize && over === "") return place(last === "" ? "" : `n ${last}`);
		const isUnnamed = head.label === "" || (isNoArm(head) && !armNamed(head, named));
		if (isUnnamed || (over !== "" && isNoArm(lower))) return place("");
		const id = armOf(head);
		last = id ?? "";
		if (isSize) return place(id === undefined ? "" : `n ${id}`);
		return place(id === undefined ? "new" : `figures ${id}`);
	});
}

const isAllTimes = (cells: readonly string[]): boolean => {
	const filled = cells.filter((cell) => cell !== "");
	return filled.length > 0 && filled.every((cell) => readMoment(cell) !== undefined);
};

/** A name with its moment at the end: "Response at week 6", "Remission, 8 weeks". */
const WITH_MOMENT =
	/^(?<label>.*?\S)[\s,:;(–-]+(?<moment>(?:at\s+)?(?:(?:day|week|month|year)s?\s+\d+(?:\.\d+)?|\d+(?:\.\d+)?[\s-]*(?:days?|weeks?|wk|months?|mo|years?|yr)))\)?$/iu;

function rowsOf(lines: readonly string[][], columns: readonly PlacedColumn[], form: Loose): PlacedRow[] {
	const names = columns.findIndex(({ to }) => to === "outcome");
	const times = columns.findIndex(({ to }) => to === "time");
	const known = itemsOf(form.outcomes);
	const [only] = known;
	// A table of one outcome alone names none.
	let label = known.length === 1 ? textOf(only?.label) : "";
	let heading: string | undefined;
	return lines.flatMap((cells): PlacedRow[] => {
		const name = names < 0 ? "" : (cells[names] ?? "");
		const hasFigures = cells.some((cell, column) => column !== names && column !== times && cell !== "");
		const own = readMoment(name);
		if (!hasFigures) {
			if (name !== "" && !own) [label, heading] = [name, name];
			return [];
		}
		const parts = own ? undefined : WITH_MOMENT.exec(name)?.groups;
		if (!own && name !== "") label = parts?.label ?? name;
		const time = own ?? readMoment(parts?.moment ?? "") ?? readMoment(times < 0 ? "" : (cells[times] ?? ""));
		const bare = readHead(label).label || label;
		const outcome = known.find((item) =>
			[bare, label].some((one) => sameWords(textOf(item.label)) === sameWords(one)),
		);
		const figures = cells.filter(
			(_, column) => columns[column]?.to.startsWith("figures") || columns[column]?.to === "new",
		);
		const says = saidIn(label) ?? saidIn(heading ?? "") ?? columns.find(({ head }) => head.says)?.head.says;
		const kind = textOf(outcome?.kind) as PlacedRow["kind"];
		return [
			{
				...{ cells, label: outcome ? textOf(outcome.label) : bare, isKnown: kind !== "" },
				kind: kind || kindSaid(says, figures),
				...(time && { time }),
				...(says && { says }),
				isLeftOut: false,
			},
		];
	});
}

/** The kind of an outcome whose cells or head can be of no other. */
function kindSaid(says: SaidFigures | undefined, figures: readonly string[]): PlacedRow["kind"] {
	if (says === "sd" || says === "se" || says === "quartiles") return "continuous";
	const filled = figures.filter((cell) => cell !== "" && stateOf(cell) === undefined);
	const isShare = (cell: string) =>
		/^\d[\d,\s]*\s*\/\s*\d|^\d[\d,\s]*\s*[([]\s*\d+(?:[.,·]\d+)?\s*%\s*[)\]]|^\d+(?:[.,·]\d+)?\s*%/.test(
			cell,
		);
	return says === "share" || says === "percent" || (filled.length > 0 && filled.every(isShare))
		? "binary"
		: "";
}

/** What the form knows of where a column may go. */
export function placesOf(form: Loose): { to: string; label: string }[] {
	const arms = itemsOf(form.arms).map(({ id, label }, index) => ({
		id: textOf(id),
		label: textOf(label) || `Arm ${index + 1}`,
	}));
	const groups = itemsOf(form.groups).map(({ id, title }, index) => ({
		id: textOf(id),
		label: textOf(title) || `Group ${index + 1}`,
	}));
	const people = [...arms, ...groups];
	return [
		...people.map(({ id, label }) => ({ to: `figures ${id}`, label: `Figures of ${label}` })),
		...people.map(({ id, label }) => ({ to: `n ${id}`, label: `Analysed in ${label}` })),
		...arms.flatMap((one) =>
			arms
				.filter((other) => other.id !== one.id)
				.map((other) => ({
					to: `against ${one.id} ${other.id}`,
					label: `${one.label} against ${other.label}`,
				})),
		),
	];
}
