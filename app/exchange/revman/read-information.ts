import { IDENTIFIER_SYSTEMS, keysOf } from "#app/domain/vocabulary.ts";
import { plainWords, xmlText } from "../references/plain-words.ts";
import { readCell } from "../tables/read-cell.ts";
import type { CellNumber, Values } from "../tables/table-rows.ts";
import type { Faults, StudyDataFile, StudyDataRow } from "./study-data-file.ts";
import { LABELS } from "./study-data-notes.ts";

/** What the file of study information says of a study. */
export interface StudyInformation {
	/** As columns of a table would say it. */
	shared: Values;
	participants?: string;
	/** Every other characteristic that is filled in, by what it is called. */
	others: [name: string, text: string][];
	notes?: string;
}

/** A row of the file; lines that begin with what they are, such as `DOI: …`, are read as that. */
export function readInformation(row: StudyDataRow, file: StudyDataFile, faults: Faults): StudyInformation {
	const { cells, line } = row;
	const said = labelled(cells.get("Char: Notes"));
	const who = labelled(cells.get("Char: Participants"));
	const shared: Values = {};
	const year = readCell("year", cells.get("Year") ?? "");
	if (year.ok) Object.assign(shared, year.values);
	else faults.add(file, line, "Year", year.reason);
	const conditions = who.of(LABELS.conditions);
	if (conditions) shared.condition = conditions.split("; ");
	for (const [field, label] of [
		["title", LABELS.title],
		["doi", LABELS.doi],
		["pmid", LABELS.pmid],
	] as const) {
		const value = said.of(label);
		if (value) shared[field] = value;
	}
	const numbers = keysOf(IDENTIFIER_SYSTEMS).flatMap((system): CellNumber[] => {
		const value = said.of(IDENTIFIER_SYSTEMS[system]);
		return value ? value.split("; ").map((each) => ({ system, value: each })) : [];
	});
	if (numbers.length > 0) shared.numbers = numbers;
	const [participants, notes] = [who.rest(), said.rest()];
	return {
		shared,
		...(participants && { participants }),
		...(notes && { notes }),
		others: [...cells].flatMap(([name, text]): [string, string][] =>
			KNOWN.has(name) ? [] : [[name.replace(/^Char: /, ""), linesOf(text).join("\n")]],
		),
	};
}

const KNOWN = new Set(["Study", "Year", "Char: Participants", "Char: Notes"]);

/** The lines of a characteristic, those that begin with a label apart from the rest. */
function labelled(text = "") {
	const lines = linesOf(text);
	const taken = new Set<string>();
	return {
		of(label: string): string | undefined {
			const line = lines.find((each) => each.startsWith(`${label}: `));
			if (line) taken.add(line);
			return line?.slice(label.length + 2);
		},
		rest: () => lines.filter((line) => !taken.has(line)).join("\n"),
	};
}

/** RevMan’s texts have mark-up, others have not. */
function linesOf(text: string): string[] {
	const isMarkUp = /^\s*</.test(text);
	return text
		.replace(isMarkUp ? /<\/(?:p|li)>|<br\s*\/?>/gi : /$^/, "\n")
		.split("\n")
		.flatMap((line) => plainWords(isMarkUp ? xmlText(line) : line) ?? []);
}
