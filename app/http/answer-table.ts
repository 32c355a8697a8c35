import { analyseTable } from "#app/domain/synthesis/analyse-table.ts";
import { measuresFor, settingsWith } from "#app/domain/synthesis/reader-options.ts";
import { synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { SYNTHESIS_MEASURES, type SynthesisMeasure } from "#app/domain/synthesis/vocabulary.ts";
import { pageParts } from "#app/domain/views/synthesis/synthesis-view.ts";
import { type TableView, tableView } from "#app/domain/views/synthesis/table-view.ts";
import { readPastedTable, type TableError } from "#app/exchange/pasted-table.ts";
import { exportOfAnalysis } from "#app/exchange/synthesis/export-of-analysis.ts";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { rScript } from "#app/exchange/synthesis/r-script.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import { MAX_ADDRESS } from "./address-length.ts";

/** What was typed into the page that computes a table: the table, and how to compute it. */
export interface TableForm {
	table: string;
	measure: string;
	model: string;
	tau2: string;
	ci: string;
	level: string;
	predictionInterval: string;
}

/** The analysis in words and in R. */
interface TableWords {
	methods: string;
	results: string;
	script: string;
}

export type TableAnswer = { form: TableForm } & (
	| { view: TableView; words: TableWords; share: string | null; errors?: never }
	| { errors: TableError[]; view?: never }
);

const FIELDS = ["table", "measure", "model", "tau2", "ci", "level", "predictionInterval"] as const;
const MOST_CHARACTERS = 300_000;

/** The fields of the form, from what was posted or from an address. */
export function tableForm(fields: FormData | URLSearchParams): TableForm {
	const read = (name: string) => {
		const value = fields.get(name);
		return typeof value === "string" ? value : "";
	};
	return Object.fromEntries(FIELDS.map((name) => [name, read(name)])) as unknown as TableForm;
}

/** Computes a typed table, or says what is wrong with it and where. Nothing is stored. */
export function answerTable(form: TableForm): TableAnswer {
	const fail = (message: string): TableAnswer => ({ form, errors: [{ line: 1, message }] });
	if (form.table.length > MOST_CHARACTERS) return fail("The table is too large to be computed here");
	const table = readPastedTable(form.table);
	if (!table.ok) return { form, errors: table.errors };
	const { table: _, measure, ...options } = form;
	const usual: SynthesisMeasure = table.kind === "means" ? "MD" : "RR";
	const fitting = measuresFor({
		rows: [],
		analysis: { ...synthesisDocument.parse({ title: "Table" }).analysis, measure: usual },
	});
	if (measure && !fitting.includes(measure as SynthesisMeasure)) {
		const has = table.kind === "means" ? "means" : "counts of people";
		const label = SYNTHESIS_MEASURES[measure as SynthesisMeasure] ?? measure;
		return fail(`The table has ${has}, from which no ${label.toLowerCase()} can be computed`);
	}
	const wanted = (measure || usual) as SynthesisMeasure;
	const model = options.model as "random";
	const fitted = synthesisDocument.safeParse({
		title: "A pasted table",
		analysis: { ...options, model: undefined, measure: wanted, subgroup: "Group" },
	});
	if (!fitted.success) return fail(fitted.error.issues[0]?.message ?? "A choice does not exist");
	const settings = settingsWith(fitted.data.analysis, { ...(model && { model }) });
	const share = `/syntheses/try?${new URLSearchParams(Object.entries(form).filter(([, value]) => value !== ""))}`;
	const document = { ...fitted.data, analysis: settings };
	const analysis = analyseTable(table.rows, settings, pageParts(table.rows.length));
	const { title, question } = document;
	const exported = exportOfAnalysis(analysis, {
		title,
		question,
		date: new Date().toISOString().slice(0, 10),
	});
	return {
		form: { ...form, measure: wanted, model: settings.model },
		view: tableView(document, analysis),
		words: {
			methods: methodsParagraph(exported),
			results: resultsParagraph(exported),
			script: rScript(exported),
		},
		share: share.length <= MAX_ADDRESS ? share : null,
	};
}
