import type { Concept } from "../../concepts/concept-terms.ts";
import { BIAS_TOOLS } from "../../risk-of-bias/vocabulary.ts";
import { splitKey } from "../../study/result-key.ts";
import type { AnalysedRow, SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { analysedRows, unanalysedRows } from "../../synthesis/included.ts";
import { estimateName } from "../../synthesis/measured.ts";
import { timeOfRow } from "../../synthesis/outcome-of-row.ts";
import { regressionOn } from "../../synthesis/regression.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { type BiasInput, biasTable } from "./bias-judgement.ts";
import type { BiasColours } from "./chart.ts";
import { readingScaleOf } from "./effect-text.ts";
import type { FigureModerator, SynthesisFigureOptions } from "./figure-input.ts";
import { peopleWords, unjudged } from "./people-words.ts";
import { rowLinks } from "./row-links.ts";

/** What a reader chooses about the drawing alone. */
export interface FigureChoices {
	order?: "year" | "effect" | "weight";
	colours?: BiasColours;
	/** The name of a moderator of the rows. */
	moderator?: string;
}

/** The reader's baseline risk, in percent. */
type Risk = { risk?: number | undefined };

interface Drawn {
	document: SynthesisDocument;
	analysis: SynthesisAnalysis;
	/** As published, where the reader's choices make another. */
	published?: SynthesisAnalysis | undefined;
	/** "Version 3, 23 November 2026" */
	provenance: string;
}

/** Everything that the figures of a synthesis say beyond the numbers, row by row as in the request. */
export function figureOptionsOf(
	{ document, analysis, published, provenance }: Drawn,
	{ order, colours, moderator, risk }: FigureChoices & Risk = {},
): SynthesisFigureOptions {
	const { question } = document;
	const rows = analysedRows(analysis);
	const favours = favoursOf(document);
	const generic = genericOf(analysis);
	const bias = biasOf(rows);
	const regressor = moderatorNamed(rows, moderator);
	const { subgroup } = analysis.settings;
	const had = question.concept && HAD[question.concept];
	// The authors judged the published result, not one that a reader made of it.
	const people = peopleWords(published ? unjudged(document) : document, analysis, risk);
	const times = timesOf(rows);
	const regression = regressionOn(analysis, analysis.settings.regression ?? []);
	return {
		title: document.title,
		provenance,
		arms: {
			experimental: question.intervention ?? "Experimental",
			control: question.comparator ?? "Control",
		},
		...(favours && { favours }),
		...(had && { had }),
		...(generic && { generic }),
		...(subgroup !== undefined && { subgroupsBy: subgroup }),
		...(bias && { bias }),
		...(colours && { biasColours: colours }),
		...(published && { published: { response: published.response } }),
		...(regressor && { moderator: regressor }),
		...(regression && { regression }),
		...(order && { order }),
		...(people && { people }),
		...(times && { times }),
		links: rows.map(rowLinks),
		notes: absentNotes(analysis),
	};
}

/** When each row was measured; undefined where that tells none from another. */
function timesOf(rows: readonly AnalysedRow[]): string[] | undefined {
	const times = rows.map(timeOfRow);
	return new Set(times).size > 1 ? times : undefined;
}

/** What people are called who have an outcome of some concepts. */
const HAD: Partial<Record<Concept, string>> = {
	response: "responders",
	remission: "people in remission",
	relapse: "people who relapsed",
	mortality: "people who died",
};

/** Estimates that were reported, or were made into such, are read as what the synthesis asks for. */
export function genericOf({ request, settings }: SynthesisAnalysis): SynthesisFigureOptions["generic"] {
	if (request.measure !== "GEN") return undefined;
	const scale = readingScaleOf(settings);
	return {
		label: estimateName(settings),
		scale: scale === "log" || scale === "points" ? scale : "identity",
	};
}

/** What stands under the two sides; where less of the outcome is good, low values favour the intervention. */
function favoursOf({ favours, question }: SynthesisDocument): SynthesisFigureOptions["favours"] {
	const { direction, intervention, comparator } = question;
	if (direction === undefined) return undefined;
	const named = (label: string | undefined, name: string | undefined, otherwise: string) =>
		label ?? `Favours ${name ?? otherwise}`;
	const experimental = named(favours.experimental, intervention, "intervention");
	const control = named(favours.control, comparator, "comparator");
	return direction === "lower-is-better"
		? { low: experimental, high: control }
		: { low: control, high: experimental };
}

function biasOf(rows: readonly AnalysedRow[]): BiasInput | undefined {
	const judged = rows.map(({ row, study }) => ({
		riskOfBias: study?.document.riskOfBias ?? [],
		// A judgement names the outcome, whenever it was measured.
		outcomeId: row.outcomeId && splitKey(row.outcomeId).id,
	}));
	const tools = new Set(
		judged.flatMap(({ riskOfBias }) => riskOfBias.flatMap(({ tool }) => (tool ? BIAS_TOOLS[tool] : []))),
	);
	return biasTable(judged, tools.size > 0 ? [...tools].join(", ") : undefined);
}

/** The moderators of the rows that are numbers, in the order they come. */
export function numericModerators(rows: readonly AnalysedRow[]): string[] {
	const names = new Set(rows.flatMap(({ row }) => row.moderators.map(({ name }) => name)));
	return [...names].filter(
		(name) => moderatorValues(rows, name).filter((value) => value !== null).length >= 2,
	);
}

function moderatorNamed(
	rows: readonly AnalysedRow[],
	wanted: string | undefined,
): FigureModerator | undefined {
	const names = numericModerators(rows);
	const name = wanted === undefined ? names[0] : names.find((each) => each === wanted);
	return name === undefined ? undefined : { label: name, values: moderatorValues(rows, name) };
}

/** Each row's value of a moderator; null where there is none, or it is no number. */
export function moderatorValues(rows: readonly AnalysedRow[], name: string): (number | null)[] {
	return rows.map(({ row }) => {
		const text = row.moderators.find((each) => each.name === name)?.value.trim() ?? "";
		const value = Number(text.replace("−", "-"));
		return text !== "" && Number.isFinite(value) ? value : null;
	});
}

/** More names than these would hide the figure's own notes. */
const MOST_NAMED = 8;

/** Rows of the synthesis that the figure does not show, by reason. */
function absentNotes(analysis: SynthesisAnalysis): string[] {
	const byReason = new Map<string, string[]>();
	for (const { label, excluded = "no figures" } of unanalysedRows(analysis)) {
		byReason.set(excluded, [...(byReason.get(excluded) ?? []), label]);
	}
	return [...byReason].map(([reason, labels]) => {
		const named = labels.slice(0, MOST_NAMED).join("; ");
		const more = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : "";
		return `Not shown: ${named}${more}. ${reason}.`;
	});
}
