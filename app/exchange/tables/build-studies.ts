import type { Layout } from "#app/domain/views/import/table-preview.ts";
import { armFrom, assumedOfArm } from "./build-arms.ts";
import { buildOutcomes } from "./build-outcomes.ts";
import type { ColumnMatches } from "./column-match.ts";
import type { Side } from "./table-fields.ts";
import {
	type ArmRow,
	armId,
	type CellNumber,
	type CellValue,
	type Defaults,
	type RowFacts,
	type RowProblem,
	type StudyInput,
	textOf,
	type Values,
} from "./table-rows.ts";

/** Rows as studies: those of one study name (and year, and registry number) are one study. */
export function buildStudies(
	facts: RowFacts[],
	{ layout, armNames }: Pick<ColumnMatches, "layout" | "armNames">,
	defaults: Defaults,
): { studies: StudyInput[]; problems: RowProblem[] } {
	const problems: RowProblem[] = [];
	const groups = new Map<string, { name: string; rows: RowFacts[] }>();
	for (const fact of facts) {
		const name = studyName(fact.shared);
		if (name === undefined) {
			problems.push({
				...placeOf(fact),
				field: "study",
				reason: "Study: say which study this row belongs to",
			});
			continue;
		}
		const key = [name, fact.shared.year ?? "", textOf(fact.shared.nct) ?? ""].join("\u0000").toLowerCase();
		const group = groups.get(key) ?? { name, rows: [] };
		group.rows.push(fact);
		groups.set(key, group);
	}
	const studies = [...groups.values()].map(({ name, rows }) => {
		const armRows = rows.flatMap((fact) =>
			fact.layout === "study"
				? []
				: armRowsOf(fact, fact.layout ?? layout, { ...armNames, ...defaults }, problems),
		);
		const first = mergedShared(rows, problems);
		const arms = new Map<string, ArmRow[]>();
		for (const armRow of armRows) {
			const key = armRow.arm.toLowerCase();
			arms.set(key, [...(arms.get(key) ?? []), armRow]);
		}
		const ids = new Map([...arms.keys()].map((key, index) => [key, armId(index)]));
		const outcomes = buildOutcomes(armRows, ids, defaults, problems);
		const report = reportOf(name, first);
		const document = {
			title: textOf(first.title) ?? titleFrom(name, first.year),
			conditions: first.condition ?? (defaults.condition ? [defaults.condition] : []),
			identifiers: numbersOf(first),
			reports: report.fields ? [{ id: REPORT, ...report.fields }] : [],
			arms: [...arms.values()].map((of, index) => armFrom(of, index)),
			outcomes,
		};
		const assumed = [
			...(textOf(first.title) === undefined ? ["title"] : []),
			...report.assumed,
			...[...arms.values()].flatMap((of, index) => assumedOfArm(of, index)),
		];
		return { name, document, assumed, rows: rows.map(({ row }) => row) };
	});
	return { studies, problems };
}

/**
 * What the study of a row is called: by its own name, which a bare number is not where its authors are known, else by
 * authors and year. The letter of `2001a` is part of it.
 */
export function studyName({ study, authors, year, yearLetter, title, nct }: Values): string | undefined {
	const own = textOf(study);
	const when = `${year ?? ""}${yearLetter ?? ""}`;
	const by = textOf(authors);
	if (by !== undefined && (own === undefined || /^\d+$/.test(own))) return `${by} ${when}`.trim();
	if (own !== undefined) return yearLetter === undefined || own.includes(when) ? own : `${own} ${when}`;
	return textOf(title) ?? textOf(nct);
}

const placeOf = ({ row, line }: { row: number; line: number }) => ({ row, line });

function armRowsOf(
	fact: RowFacts,
	layout: Layout,
	defaults: Defaults & ColumnMatches["armNames"],
	problems: RowProblem[],
): ArmRow[] {
	if (layout === "long" || layout === "one-arm") {
		const arm =
			textOf(fact.shared.arm) ?? (layout === "one-arm" ? (defaults.firstArm ?? "Arm 1") : undefined);
		if (arm === undefined) {
			problems.push({ ...placeOf(fact), field: "arm", reason: "Arm: say which arm these figures belong to" });
			return [];
		}
		return [{ ...placeOf(fact), shared: fact.shared, values: fact.shared, arm }];
	}
	const names: Record<Side, string> = {
		first: textOf(fact.arms.first.arm) ?? defaults.firstArm ?? defaults.first ?? "Arm 1",
		second: textOf(fact.arms.second.arm) ?? defaults.secondArm ?? defaults.second ?? "Arm 2",
	};
	if (names.first.toLowerCase() === names.second.toLowerCase())
		problems.push({
			...placeOf(fact),
			field: "arm",
			side: "second",
			reason: "Arm: both arms bear the same name",
		});
	return (["first", "second"] as const).map((side) => ({
		...placeOf(fact),
		side,
		shared: fact.shared,
		values: { ...notesOf(fact.shared), ...fact.arms[side] },
		arm: names[side],
	}));
}

/** Columns about where figures were read hold for both arms of a wide row. */
const notesOf = ({ note, locator, quote }: Values): Values => ({
	...(note !== undefined && { note }),
	...(locator !== undefined && { locator }),
	...(quote !== undefined && { quote }),
});

const STUDY_FIELDS = [
	"title",
	"year",
	"authors",
	"journal",
	"nct",
	"numbers",
	"doi",
	"pmid",
	"condition",
] as const;

/** What the rows say of their study; two rows that disagree are a problem of the later one. */
function mergedShared(rows: RowFacts[], problems: RowProblem[]): Values {
	const merged: Values = {};
	for (const fact of rows) {
		for (const field of STUDY_FIELDS) {
			const value = fact.shared[field];
			if (value === undefined) continue;
			if (merged[field] === undefined) merged[field] = value;
			else if (shownValue(merged[field]) !== shownValue(value))
				problems.push({
					...placeOf(fact),
					field,
					reason: `An earlier row of this study says “${shownValue(merged[field])}”, this one “${shownValue(value)}”`,
				});
		}
	}
	return merged;
}

const shownValue = (value: CellValue) =>
	typeof value === "object" && !(Array.isArray(value) && value.every((each) => typeof each === "string"))
		? JSON.stringify(value)
		: String(value);

/** The number of the column of its own, and those of the column of all. */
function numbersOf({ nct, numbers = [] }: Values): CellNumber[] {
	const own = textOf(nct)?.toUpperCase();
	const all = [
		...(own === undefined ? [] : [{ system: "nct", value: own }]),
		...(Array.isArray(numbers) ? numbers.filter((each) => typeof each !== "string") : []),
	];
	return all.filter(
		({ system, value }, place) =>
			all.findIndex((each) => each.system === system && each.value.toUpperCase() === value.toUpperCase()) ===
			place,
	);
}

/** A table of effects seldom gives titles; the name it gives is all there is. */
const titleFrom = (name: string, year: CellValue | undefined) =>
	year === undefined || name.includes(String(year)) ? name : `${name} (${year})`;

const isAddress = (name: string) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(name);

const REPORT = "r1";

/** The report of a study; who wrote it and when is often part of the study's name alone. */
function reportOf(name: string, { year, authors, journal, doi, pmid, title }: Values) {
	// An address, as exports have it, begins with a name in no spelling of its own.
	const named = isAddress(name) ? null : /^(.+?)[\s,(]*((?:1[89]|20|21)\d\d)[a-z]?\)?$/.exec(name);
	const fromName = named ? { authors: named[1]?.trim(), year: Number(named[2]) } : {};
	const said = { authors, title, journal, year, doi, pmid };
	const fields: Record<string, unknown> = {
		...said,
		authors: authors ?? fromName.authors,
		year: year ?? fromName.year,
	};
	return {
		fields: Object.values(fields).some((value) => value !== undefined) ? fields : undefined,
		// A title that the table gives is the study's; its report seldom has another.
		assumed: (["authors", "year", "title"] as const)
			.filter((field) => (said[field] === undefined || field === "title") && fields[field] !== undefined)
			.map((field) => `reports.${REPORT}.${field}`),
	};
}
