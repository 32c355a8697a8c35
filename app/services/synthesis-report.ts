import { sameWords } from "#app/domain/same-words.ts";
import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { analysedRows } from "#app/domain/synthesis/included.ts";
import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { figureOptionsOf } from "#app/domain/views/synthesis/figure-options.ts";
import {
	type SummaryOfFindings,
	summaryOfFindings,
} from "#app/domain/views/synthesis/summary-of-findings.ts";
import { synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import { synthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { synthesisReport } from "#app/exchange/docx/synthesis-report.ts";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import { drawSvg } from "#app/figures/draw-svg.ts";
import { usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { publishedSyntheses } from "#db/queries/list-syntheses.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { exportOfReading } from "./export-synthesis.ts";
import { judgedBefore } from "./judged-before.ts";
import { PROGRAM_VERSION } from "./program-version.ts";
import { readStudies, type SynthesisReading } from "./read-synthesis.ts";

interface ReportRequest {
	scope: Scope;
	/** Where the synthesis can be read, with the reader's choices. */
	address: string;
	/** Baseline risk in percent that a reader chose. */
	risk: number | undefined;
}

/** A summary of findings names no more outcomes; the Cochrane Handbook advises seven. */
const MOST_OUTCOMES = 12;

/** The report of a synthesis as a Word file, computed as its page shows it. */
export async function synthesisReportFile(
	store: Store,
	reading: SynthesisReading,
	{ scope, address, risk }: ReportRequest,
): Promise<Uint8Array> {
	// Its library is large, and seldom asked for.
	const { writeReport } = await import("#app/exchange/docx/write-report.ts");
	const { record, document, analysis, published } = reading;
	const judged = judgedBefore(store, reading, scope);
	const view = synthesisView(reading, { risk, ...(judged !== undefined && { judged }) });
	const options = figureOptionsOf(
		{ document, analysis, published, provenance: view.provenance },
		{ ...(risk !== undefined && { risk }) },
	);
	const exported = exportOfReading(reading, address);
	const { bias } = options;
	return writeReport(
		synthesisReport({
			...{ view, address, program: PROGRAM_VERSION },
			methods: methodsParagraph(exported),
			results: resultsParagraph(exported),
			forest: await forestOf(reading, options),
			bias: bias && { ...bias, labels: analysedRows(analysis).map(({ label }) => label) },
			others: otherOutcomes(store, record.slug, document),
			reports: analysis.rows.map(({ study }) => study?.document.reports ?? []),
		}),
	);
}

async function forestOf({ analysis }: SynthesisReading, options: ReturnType<typeof figureOptionsOf>) {
	const chart = synthesisFigure("forest", analysis.request, options);
	const width = usualWidth(chart);
	const png = await renderPng(drawSvg({ kind: "synthesis", chart }, { width, theme: "light" }));
	// A PNG says its size in its first lines.
	const size = Buffer.from(png);
	return {
		...{ png, width: size.readUInt32BE(16), height: size.readUInt32BE(20) },
		alternative: chart.description,
	};
}

/** What others published of the same people, intervention and comparator: further outcomes of one question. */
function otherOutcomes(store: Store, slug: string, { question }: SynthesisDocument): SummaryOfFindings[] {
	const asked = askedBy(question);
	if (asked === undefined) return [];
	return publishedSyntheses(store)
		.filter((other) => other.slug !== slug && askedBy(other.document.question) === asked)
		.slice(0, MOST_OUTCOMES)
		.map((other) => {
			const { studies, document } = readStudies(store, other, "published");
			return summaryOfFindings(document, analyseSynthesis(document, studies), undefined);
		});
}

/** What a question is about but its outcome; undefined where it does not say all of it, so that nothing is the same. */
function askedBy({
	population,
	intervention,
	comparator,
}: SynthesisDocument["question"]): string | undefined {
	const parts = [population, intervention, comparator].map((part) => sameWords(part ?? ""));
	return parts.every((part) => part !== "") ? parts.join(" | ") : undefined;
}
