import type { AnalysedRow, SynthesisAnalysis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { analysedRows, unanalysedRows } from "#app/domain/synthesis/included.ts";
import { timeOfRow } from "#app/domain/synthesis/outcome-of-row.ts";
import { questionTimeWords, timeRuleOf } from "#app/domain/synthesis/question-time.ts";
import { regressionOn } from "#app/domain/synthesis/regression.ts";
import type { SynthesisQuestion } from "#app/domain/synthesis/synthesis-document.ts";
import { inSentence } from "#app/domain/views/synthesis/answer-sentence.ts";
import { genericOf, moderatorValues, numericModerators } from "#app/domain/views/synthesis/figure-options.ts";
import type { RowOrigin, SynthesisExport } from "./synthesis-export.ts";

interface About extends Pick<SynthesisExport, "title" | "slug" | "version" | "date" | "address"> {
	question: Pick<
		SynthesisQuestion,
		"intervention" | "comparator" | "timeFrom" | "timeTo" | "timeNearest" | "timeUnit"
	>;
}

/** An analysis as its exports take it: the same request and response, with where each row is from. */
export function exportOfAnalysis(
	analysis: SynthesisAnalysis,
	{ question, ...about }: About,
): SynthesisExport {
	const { request, response } = analysis;
	const generic = genericOf(analysis);
	const rows = analysedRows(analysis);
	return {
		...about,
		request,
		response,
		arms: {
			experimental: inSentence(question.intervention ?? "the intervention"),
			control: inSentence(question.comparator ?? "the comparator"),
		},
		...(timeRuleOf(question) && { timeRule: questionTimeWords(question) }),
		...(generic && { generic: { name: generic.label, scale: generic.scale } }),
		notes: rows.map(({ reading }) =>
			reading.ok && reading.derived.length > 0 ? reading.derived.join("; ") : null,
		),
		rules: rows.map(({ reading }) => (reading.ok && reading.rule) || null),
		moderators: numericModerators(rows).map((name) => ({ name, values: moderatorValues(rows, name) })),
		regression: regressionOn(analysis, analysis.settings.regression ?? []),
		origins: rows.map(originOf),
		unanalysed: unanalysedRows(analysis).map((row) => ({
			...originOf(row),
			label: row.label,
			reason: row.excluded ?? "No figures",
		})),
	};
}

function originOf(analysed: AnalysedRow): RowOrigin {
	const { row, study } = analysed;
	const time = timeOfRow(analysed);
	return {
		row: row.id,
		...(study && { study: study.slug, version: study.version }),
		...(time && { time }),
	};
}
