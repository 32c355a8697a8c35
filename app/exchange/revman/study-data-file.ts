import { Problem } from "#app/domain/problem.ts";
import { splitTable } from "../tables/split-table.ts";
import type { TextRecord } from "../tables/text-record.ts";

/** Which of RevMan’s files of study data one is. */
export type StudyDataKind = "information" | "arms" | "results" | "bias";

export const JUDGEMENT = /^Domain \(judgement\):\s*/;
export const SUPPORT = /^Domain \(support\):\s*/;
const ARMS = ["Study", "Arm", "Description", "Intervention"];

/**
 * Tells the files of RevMan’s study data by the columns that each has, whatever it is called.
 * @param start as much of the file as holds its first line
 * @returns undefined for any other table
 */
export function studyDataKind(start: string): StudyDataKind | undefined {
	const header = namesIn(start.replace(/^[\uFEFF\u200B]+/, ""));
	if (header[0] !== "Study") return undefined;
	if (header.includes("Data type") && header.includes("Reference arm")) return "results";
	if (header.some((name) => name.startsWith("Char: "))) return "information";
	// Where nothing was judged, the study is its only column.
	if (header.some((name) => JUDGEMENT.test(name)) || header.length === 1) return "bias";
	return header.includes("Intervention") && header.every((name) => ARMS.includes(name)) ? "arms" : undefined;
}

/** The names in the first record: a quoted one may go on in the next line. */
function namesIn(start: string): string[] {
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
	const names: string[] = [];
	for (let found = cell.exec(start); found; found = found[3] === "," ? cell.exec(start) : null) {
		const [, quoted, plain = ""] = found;
		names.push((quoted?.replaceAll('""', '"') ?? plain).trim());
	}
	return names;
}

/** One of the files as text. */
export interface StudyDataFile {
	name: string;
	text: string;
}

/** A line of one, by the names of its columns; blank cells are absent. */
export interface StudyDataRow {
	line: number;
	cells: ReadonlyMap<string, string>;
}

/** The rows of a file; none where it has a head alone. @throws Problem `invalid` where it is no table */
export function rowsOf({ text }: StudyDataFile): StudyDataRow[] {
	if (text.trim().split(/\r?\n/).length < 2) return [];
	const [head, ...records] = splitTable(text);
	return records.map(({ line, cells }: TextRecord) => ({
		line,
		cells: new Map(
			(head?.cells ?? []).flatMap((name, place) => (cells[place] ? [[name, cells[place]]] : [])),
		),
	}));
}

/** What cannot be read, of all files. */
export class Faults {
	readonly #said: string[] = [];
	readonly #most = 5;

	add({ name }: StudyDataFile, line: number, column: string, reason: string): void {
		this.#said.push(`${name}, line ${line}, “${column}”: ${reason}.`);
	}

	/** @throws Problem `invalid` that names the first of them */
	refuse(): void {
		const rest = this.#said.length - this.#most;
		if (this.#said.length > 0)
			throw new Problem(
				"invalid",
				[...this.#said.slice(0, this.#most), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" "),
			);
	}
}
