import { reportLinks, reportWords } from "#app/domain/report-words.ts";
import type { Report as StudyReport } from "#app/domain/study/study-document.ts";
import {
	type BiasInput,
	differingNotes,
	JUDGEMENT_LIGHTS,
} from "#app/domain/views/synthesis/bias-judgement.ts";
import type { SummaryOfFindings } from "#app/domain/views/synthesis/summary-of-findings.ts";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import type { Report, ReportBlock, ReportPicture, ReportSection, ReportTable } from "./report.ts";

/** What a synthesis's report is made of; every word of it is computed or recorded elsewhere. */
export interface SynthesisReportInput {
	view: SynthesisView;
	methods: string;
	results: string;
	/** Its forest plot; absent where it has none. */
	forest?: Omit<ReportPicture, "caption"> | undefined;
	/** Of the analysed rows, in their order. */
	bias?: (BiasInput & { labels: readonly string[] }) | undefined;
	/** Summaries of other published syntheses of the same people, intervention and comparator. */
	others: readonly SummaryOfFindings[];
	/** Reports of each row's study, in the rows' order; none where it may not be told which it is. */
	reports: readonly (readonly StudyReport[])[];
	/** Version of the program. */
	program: string;
	address: string;
}

/**
 * The report of a synthesis: question, methods, included studies, results, forest plot, summary of findings, risk of
 * bias, references. What nobody recorded is said to be missing, and never filled in.
 */
export function synthesisReport(input: SynthesisReportInput): Report {
	const { view, methods, results, program, address } = input;
	const references = numbered(input.reports);
	return {
		title: view.title,
		about: `${view.provenance}. Computed with Equipoise ${program}. ${address}`,
		authors: view.authors,
		sections: [
			{
				title: "Answer",
				blocks: [paragraph(view.answer), ...optional(view.conclusion), ...optional(view.judged)],
			},
			{ title: "Question", blocks: [{ kind: "facts", facts: view.question }] },
			{ title: "Methods", blocks: [paragraph(methods), ...optional(view.notes)] },
			{ title: "Included studies", blocks: included(view, references) },
			{ title: "Results", blocks: resultBlocks(view, results, input.forest) },
			{ title: "Summary of findings", blocks: findingBlocks(view, input.others) },
			biasSection(input.bias),
			{
				title: "References",
				blocks:
					references.list.length > 0
						? [{ kind: "references", items: references.list.map(referenceOf) }]
						: [paragraph("No report of a study is recorded.")],
			},
		],
	};
}

const paragraph = (text: string): ReportBlock => ({ kind: "paragraph", text });
const optional = (text: string | undefined): ReportBlock[] => (text === undefined ? [] : [paragraph(text)]);

interface Numbered {
	list: StudyReport[];
	/** Numbers of each row's reports: "[1, 2]"; empty where there are none. */
	cited: string[];
}

/** Each report once, in the order in which rows name it. */
function numbered(reports: SynthesisReportInput["reports"]): Numbered {
	const numbers = new Map<string, number>();
	const list: StudyReport[] = [];
	const numberOf = (report: StudyReport) => {
		const key = report.doi?.toLowerCase() ?? report.pmid ?? reportWords(report);
		const known = numbers.get(key);
		if (known !== undefined) return known;
		list.push(report);
		numbers.set(key, list.length);
		return list.length;
	};
	const cited = reports.map((own) => {
		const of = [...new Set(own.filter((each) => reportWords(each) !== "" || each.doi).map(numberOf))];
		return of.length > 0 ? `[${of.join(", ")}]` : "";
	});
	return { list, cited };
}

function referenceOf(report: StudyReport) {
	const [link] = reportLinks(report);
	const words = reportWords(report);
	const end = words === "" || /[.?!]$/.test(words) ? "" : ".";
	return { words: `${words}${end}`, ...(link && { href: link.href }) };
}

function included({ rows, pooled, options, names }: SynthesisView, { cited }: Numbered): ReportBlock[] {
	// What the page heads “Experimental” and “Control” has names here, far from the page.
	const sides = pooled.sides.length > 1 ? [names.intervention, names.comparator] : pooled.sides;
	const table: ReportTable = {
		caption: "Studies and their figures",
		head: ["Study", "Arms", "Outcome", ...sides, `${pooled.measure} and interval`, "Weight", "Remarks"],
		rows: rows.map((row, index) => [
			[row.label, cited[index]].filter(Boolean).join(" "),
			row.arms ?? "",
			[row.outcome, row.time && !row.outcome?.includes(row.time) ? row.time : undefined]
				.filter(Boolean)
				.join(", "),
			...(pooled.sides.length > 1 ? [row.experimental, row.control] : [row.experimental]),
			row.effect,
			row.weight,
			[
				...(row.excluded ? [`Not in the result: ${row.excluded}`] : []),
				...row.derived,
				...(row.correction ? [row.correction] : []),
			].join("\n"),
		]),
	};
	return [
		{ kind: "table", table },
		...(options.changed
			? [paragraph("This is the result with choices that a reader made, not as its authors published it.")]
			: []),
	];
}

function resultBlocks(
	view: SynthesisView,
	results: string,
	forest: SynthesisReportInput["forest"],
): ReportBlock[] {
	return [
		paragraph(results),
		{ kind: "facts", facts: view.pooled.lines },
		...(view.pooled.warnings.length > 0 ? [{ kind: "list" as const, items: view.pooled.warnings }] : []),
		...(forest
			? [
					{
						kind: "picture" as const,
						picture: { ...forest, caption: `Forest plot of ${view.findings.outcome}: ${view.pooled.method}` },
					},
				]
			: []),
	];
}

/** One row for each outcome; of others only those that somebody published for the same question. */
function findingBlocks(
	{ findings, names }: SynthesisView,
	others: readonly SummaryOfFindings[],
): ReportBlock[] {
	const all = [findings, ...others];
	const hasAbsolute = all.some(({ absolute }) => absolute !== undefined);
	const table: ReportTable = {
		caption: `Summary of findings: ${names.intervention} compared with ${names.comparator}`,
		head: [
			"Outcome",
			...(hasAbsolute ? [`With ${names.comparator}`, `With ${names.intervention}`, "Difference"] : []),
			"Relative effect",
			"Studies",
			"Certainty",
		],
		rows: all.map(({ outcome, absolute, relative, size, certainty }) => [
			outcome,
			...(hasAbsolute
				? absolute
					? [
							`${absolute.without} of ${absolute.people}`,
							`${absolute.with} of ${absolute.people}`,
							absolute.difference,
						]
					: ["", "", ""]
				: []),
			relative ?? "not pooled",
			size,
			certainty ? `${certainty.signs} ${certainty.label}` : "not judged",
		]),
	};
	const notes = all.flatMap(({ outcome, absolute, judgements }) => [
		...(absolute ? [`${outcome}: baseline risk ${absolute.baseline}`] : []),
		...judgements.map(
			({ label, rating, reason }) => `${outcome}: ${label}, ${rating}${reason ? `. ${reason}` : ""}`,
		),
	]);
	return [{ kind: "table", table }, ...(notes.length > 0 ? [{ kind: "list" as const, items: notes }] : [])];
}

function biasSection(bias: SynthesisReportInput["bias"]): ReportSection {
	const title = "Risk of bias";
	if (!bias) return { title, blocks: [paragraph("No risk of bias is recorded.")] };
	const table: ReportTable = {
		caption: `Risk of bias${bias.tool ? ` by ${bias.tool}` : ""}`,
		head: ["Study", ...bias.domains],
		rows: bias.judgements.map((judgements, index) => [
			bias.labels[index] ?? "",
			...judgements.map((judgement) => (judgement === null ? "" : JUDGEMENT_LIGHTS[judgement].label)),
		]),
	};
	return { title, blocks: [{ kind: "table", table }, ...differingNotes(bias).map(paragraph)] };
}
