import { Problem } from "#app/domain/problem.ts";
import { sameWords } from "#app/domain/same-words.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { buildStudies } from "../tables/build-studies.ts";
import type { RowFacts, StudyInput } from "../tables/table-rows.ts";
import { judgementOf, type ReadJudgement, readBias } from "./read-bias.ts";
import { readInformation, type StudyInformation } from "./read-information.ts";
import { factsOfResult } from "./read-results.ts";
import { characteristicsOf } from "./study-data.ts";
import { Faults, rowsOf, type StudyDataFile, type StudyDataKind, studyDataKind } from "./study-data-file.ts";
import { TOGETHER } from "./study-data-notes.ts";

/** What RevMan’s files of study data say of studies. */
export interface ReadStudyData {
	studies: StudyInput[];
	/** What of the files no study has a place for. */
	remarks: string[];
}

/**
 * Reads RevMan’s files of study data together: study information, arms, results, risk of bias, as many as there are.
 * Every cell is read by the reader of tables. Roles of arms, directions and concepts are in none of them, and stay
 * open.
 * @throws Problem `invalid` that names file, line and column of what cannot be read; two files of one kind
 */
export function readStudyData(files: readonly StudyDataFile[]): ReadStudyData {
	const faults = new Faults();
	const unplaced = new Set<string>();
	const rows = (kind: StudyDataKind) => {
		const [file, ...others] = files.filter(({ text }) => studyDataKind(text) === kind);
		if (file && others.length > 0)
			throw new Problem(
				"invalid",
				`${file.name} and ${others[0]?.name} are the same file of RevMan’s study data, perhaps of two reviews: import each review by itself.`,
			);
		return file ? rowsOf(file).map((row) => ({ row, file })) : [];
	};
	const facts: RowFacts[] = [];
	const fact = (line: number): RowFacts => ({
		line,
		row: facts.length,
		shared: {},
		arms: { first: {}, second: {} },
	});
	const information = new Map<string, StudyInformation>();
	for (const { row, file } of rows("information")) {
		const name = row.cells.get("Study") ?? "";
		const read = readInformation(row, file, faults);
		information.set(keyOf(name), read);
		facts.push({ ...fact(row.line), shared: { study: name }, layout: "study" });
	}
	const descriptions = new Map<string, string>();
	for (const { row } of rows("arms")) {
		const [study = "", arm = ""] = ["Study", "Arm"].map((name) => row.cells.get(name));
		const description = row.cells.get("Description");
		if (description) descriptions.set(keyOf(study, arm), description);
		const intervention = row.cells.get("Intervention");
		facts.push({
			...{ ...fact(row.line), layout: "long" },
			shared: { study, arm, ...(intervention && { intervention }) },
		});
	}
	for (const { row, file } of rows("results"))
		facts.push(factsOfResult(row, facts.length, { file, faults, unplaced }));
	for (const each of facts)
		Object.assign(each.shared, information.get(keyOf(String(each.shared.study)))?.shared);
	const judgements = new Map<string, ReadJudgement[]>();
	for (const { row, file } of rows("bias")) {
		const key = keyOf(row.cells.get("Study") ?? "");
		if (judgements.has(key))
			faults.add(
				file,
				row.line,
				"Study",
				"this study has a row already, and a row a result cannot be read yet",
			);
		judgements.set(key, readBias(row, file, faults));
	}
	const built = buildStudies(facts, { layout: "long", armNames: {} }, {});
	const results = files.find(({ text }) => studyDataKind(text) === "results") ?? files[0];
	if (results)
		for (const { line, field, reason } of built.problems) faults.add(results, line, field ?? "Study", reason);
	const studies = built.studies.map((study) =>
		completed(study, { information, descriptions, judgements: judgements.get(keyOf(study.name)) ?? [] }),
	);
	for (const { name, document } of studies) {
		const parsed = studyDocument.safeParse(document);
		const [issue] = parsed.error?.issues ?? [];
		if (results && issue) faults.add(results, 1, name, `${issue.path.join(".")}: ${issue.message}`);
	}
	faults.refuse();
	return {
		studies,
		remarks: [
			...[...unplaced].map((name) => `Column “${name}” is left out: no study has a place for it.`),
			...built.studies.flatMap((study) => withoutFigures(study, information)),
		],
	};
}

const keyOf = (...names: string[]) => names.map(sameWords).join("\u0000");

interface Beside {
	information: ReadonlyMap<string, StudyInformation>;
	descriptions: ReadonlyMap<string, string>;
	judgements: readonly ReadJudgement[];
}

/** A study of arms and results with what the files beside them say. */
function completed(study: StudyInput, { information, descriptions, judgements }: Beside): StudyInput {
	const { name, document } = study;
	const arms = ((document.arms ?? []) as Named[]).map((arm) => {
		const description = descriptions.get(keyOf(name, arm.label));
		const interventions = (arm.interventions as { name: string }[]).flatMap(({ name: all, ...rest }) =>
			all.split(TOGETHER).map((each) => ({ ...rest, name: each })),
		);
		return { ...arm, interventions, ...(description && { description }) };
	});
	const outcomes = (document.outcomes ?? []) as Named[];
	const about = information.get(keyOf(name));
	const notes = about && notesOf(about);
	return {
		...study,
		document: {
			...{ ...document, arms },
			...(about?.participants && { population: { description: about.participants } }),
			...(notes && { notes }),
			riskOfBias: judgements.map((judgement) => judgementOf(judgement, outcomes)),
		},
	};
}

interface Named extends Record<string, unknown> {
	id: string;
	label: string;
}

/**
 * Characteristics that a study has no field for, as notes. What this program wrote, which the line of the title shows,
 * are lists of arms and outcomes, which are in the other files.
 */
function notesOf({ others, notes, shared }: StudyInformation): string | undefined {
	const isOurs = (name: string) => shared.title !== undefined && name in characteristicsOf(NOTHING);
	const kept = others.flatMap(([name, text]) => (isOurs(name) ? [] : [`${name}: ${text}`]));
	return [notes, ...kept].filter(Boolean).join("\n") || undefined;
}

const NOTHING = { arms: [], outcomes: [] };

/** Outcomes that the lists name and no file has figures of. */
function withoutFigures(study: StudyInput, information: ReadonlyMap<string, StudyInformation>): string[] {
	const about = information.get(keyOf(study.name));
	if (about?.shared.title === undefined) return [];
	const named = about.others.find(([name]) => name === "Outcomes")?.[1].split("; ") ?? [];
	const read = new Set((study.document.outcomes as Named[]).map(({ label }) => sameWords(label)));
	const missing = named.filter((label) => !read.has(sameWords(label)));
	return missing.length > 0
		? [`${study.name}: the files have no figures of ${missing.join("; ")}, and nothing else of it.`]
		: [];
}
