import { Problem } from "#app/domain/problem.ts";
import { analyseTable } from "#app/domain/synthesis/analyse-table.ts";
import { measuresFor, settingsWith } from "#app/domain/synthesis/reader-options.ts";
import { type SynthesisDocument, synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import {
	DOUBLE_ZERO_CHOICES,
	isOneArm,
	ROW_KINDS,
	SYNTHESIS_MEASURES,
	type SynthesisMeasure,
} from "#app/domain/synthesis/vocabulary.ts";
import type { TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import type { ColumnShown, TableTargets } from "#app/domain/views/import/table-preview.ts";
import { pageParts } from "#app/domain/views/synthesis/synthesis-view.ts";
import { type TableView, tableView } from "#app/domain/views/synthesis/table-view.ts";
import { exportOfAnalysis } from "#app/exchange/synthesis/export-of-analysis.ts";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { rScript } from "#app/exchange/synthesis/r-script.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import type { SynthesisExport } from "#app/exchange/synthesis/synthesis-export.ts";
import { synthesisRowsTable } from "#app/exchange/synthesis/synthesis-rows-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import { usualMeasure } from "#app/exchange/tables/pool-measure.ts";
import { poolTable } from "#app/exchange/tables/pool-table.ts";
import type { TableError } from "#app/exchange/tables/poolable-table.ts";
import { MAX_ADDRESS } from "#app/http/addresses/address-length.ts";
import { type TableChoices, tableChoices, tableMark } from "#app/http/forms/table-choices.ts";
import { columnsShown, targetsFor } from "#app/services/imports/table-targets.ts";
import { exampleIn } from "./example.ts";

/** What was typed into the page that computes a table: the table, and how to compute it. */
export interface TableForm {
	table: string;
	measure: string;
	model: string;
	tau2: string;
	ci: string;
	level: string;
	predictionInterval: string;
	doubleZeros: string;
}

/** The analysis in words and in R. */
interface TableWords {
	methods: string;
	results: string;
	script: string;
}

/** How the table was read: what was concluded, what somebody has to say, and what each column was taken for. */
interface TableReading {
	remarks: TableRemark[];
	questions: TableQuestion[];
	columns: ColumnShown[];
	targets: TableTargets;
}

interface Asked {
	form: TableForm;
	choices: TableChoices["given"];
	mark: string;
	reading: TableReading;
}
type Refused = Asked & { errors: TableError[]; view?: never };
type Computed = Asked & {
	view: TableView;
	words: TableWords;
	/** The fields that were sent, for whoever asks for the same as a file. */
	sent: [name: string, value: string][];
	share: string | null;
	errors?: never;
};

export type TableAnswer = Computed | Refused;

const FIELDS = [
	"table",
	"measure",
	"model",
	"tau2",
	"ci",
	"level",
	"predictionInterval",
	"doubleZeros",
] as const;
const MOST_CHARACTERS = 300_000;

/** Fields that pooling does not read. */
const NOT_POOLED = new Set(
	"title journal nct doi pmid condition concept kind instrument unit timeValue timeUnit timeWeeks role intervention dose randomised isChange note locator quote".split(
		" ",
	),
);
const isPooled = (field: string) => !NOT_POOLED.has(field);

/** The fields of the form, from what was posted or from an address. */
export function tableForm(fields: FormData | URLSearchParams): TableForm {
	const read = (name: string) => {
		const value = fields.get(name);
		return typeof value === "string" ? value : "";
	};
	return Object.fromEntries(FIELDS.map((name) => [name, read(name)])) as unknown as TableForm;
}

/** The form that an address fills in: its own table, or an example. @throws Problem `invalid` for an example that there is not */
export function formAt(search: URLSearchParams): TableForm {
	const example = exampleIn(search);
	const form = tableForm(search);
	return example ? { ...form, table: example.table } : form;
}

/** Computes a typed table, or says what is wrong with it and where, or asks what it means. Nothing is stored. */
export function answerTable(form: TableForm, fields: FormData | URLSearchParams): TableAnswer {
	const answer = poolTyped(form, fields);
	if (answer.errors) return answer;
	const { exported: _, ...shown } = answer;
	return shown;
}

/** The rows of a typed table with their effects, as the files of a synthesis have them. @throws Problem `invalid` where the page would ask or refuse */
export function effectsOfTable(form: TableForm, fields: FormData | URLSearchParams): Table {
	const answer = poolTyped(form, fields);
	if (!answer.errors) return synthesisRowsTable(answer.exported);
	const said = [
		...answer.errors.map(({ message }) => message),
		...answer.reading.questions.map(({ text }) => text),
	];
	throw new Problem("invalid", said.join(" ") || "The table could not be read.");
}

function poolTyped(
	form: TableForm,
	fields: FormData | URLSearchParams,
): Refused | (Computed & { exported: SynthesisExport }) {
	const { given, ...options } = tableChoices(fields, form.table);
	const mark = tableMark(form.table);
	const asked = (reading: TableReading, errors: TableError[]): Refused => ({
		form,
		choices: given,
		mark,
		reading,
		errors,
	});
	const nothing = { remarks: [], questions: [], columns: [], targets: [] };
	if (form.table.length > MOST_CHARACTERS)
		return asked(nothing, [{ message: "The table is too large to be computed here" }]);
	const table = poolTable(form.table, { ...options, measure: form.measure });
	const reading = {
		...{ remarks: table.remarks, questions: table.questions, targets: targetsFor(isPooled) },
		columns: table.facts ? columnsShown(table.facts) : [],
	};
	if (table.errors.length > 0 || table.questions.length > 0) return asked(reading, table.errors);
	const fail = (message: string) => asked(reading, [{ message }]);
	const { table: _, measure, doubleZeros, ...settingsGiven } = form;
	if (doubleZeros !== "" && !Object.hasOwn(DOUBLE_ZERO_CHOICES, doubleZeros))
		return fail("A choice does not exist");
	const usual = usualMeasure(table);
	const fitting = measuresFor({
		rows: [],
		analysis: { ...synthesisDocument.parse({ title: "Table" }).analysis, measure: usual },
	});
	const allowed = table.measured ? [usual] : fitting;
	if (measure && !allowed.includes(measure as SynthesisMeasure)) {
		const label = SYNTHESIS_MEASURES[measure as SynthesisMeasure] ?? measure;
		return fail(
			`The table has ${ROW_KINDS[table.kind].toLowerCase()}, from which no ${label.toLowerCase()} can be computed`,
		);
	}
	const wanted = (measure || usual) as SynthesisMeasure;
	const model = settingsGiven.model as "random";
	const [first = "Arm 1", second = "Arm 2"] = table.arms;
	const fitted = synthesisDocument.safeParse({
		title: "A pasted table",
		question: { intervention: isOneArm(wanted) ? oneArm(first) : first, comparator: second },
		analysis: {
			...settingsGiven,
			...table.measured?.show,
			model: undefined,
			measure: wanted,
			subgroup: "Group",
		},
	});
	if (!fitted.success) return fail(fitted.error.issues[0]?.message ?? "A choice does not exist");
	const settings = settingsWith(fitted.data.analysis, { ...(model && { model }) });
	const sent = [...Object.entries(form), ...Object.entries(given)].filter(([, value]) => value !== "");
	const share = `/syntheses/try?${new URLSearchParams(sent)}`;
	const document = { ...fitted.data, analysis: settings };
	const continuity = doubleZeros === "leave-out" ? { dropDoubleZero: true } : undefined;
	const analysis = analyseTable(table.rows, settings, pageParts(table.rows.length), continuity);
	const { title, question } = document;
	const exported = exportOfAnalysis(analysis, {
		title,
		question: wordsFor(question),
		date: new Date().toISOString().slice(0, 10),
	});
	return {
		form: { ...form, measure: wanted, model: settings.model },
		choices: given,
		mark,
		reading,
		view: tableView(document, analysis),
		words: {
			methods: methodsParagraph(exported),
			results: resultsParagraph(exported),
			script: rScript(exported),
		},
		...{ sent, exported },
		share: share.length <= MAX_ADDRESS ? share : null,
	};
}

/** An only arm that the table does not name is told by what was counted in it. */
const oneArm = (name: string) => (name === "Arm 1" ? "With the outcome" : name);

/** Names that say which side an arm is on and not what it got: in words they are the intervention and the comparator. */
const SIDES = /^(?:experimental|treatment|intervention|control|with the outcome)$/i;

/** What the paragraphs call the arms: what a table only counts is the first and the second arm. */
function wordsFor({ intervention = "", comparator = "", ...question }: SynthesisDocument["question"]) {
	const named = (name: string) =>
		name.replace(/^Arm 1$/, "the first arm").replace(/^Arm 2$/, "the second arm");
	return {
		...question,
		...(!SIDES.test(intervention) && { intervention: named(intervention) }),
		...(!SIDES.test(comparator) && { comparator: named(comparator) }),
	};
}
