import { formatDay } from "#app/domain/format/format-date.ts";
import type { AnalysisPart } from "#app/statistics/analysis/request.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { analysedRows } from "../../synthesis/included.ts";
import { moderatorNames, readModerator } from "../../synthesis/moderators.ts";
import { questionTimeWords } from "../../synthesis/question-time.ts";
import { measuresFor } from "../../synthesis/reader-options.ts";
import { isKept } from "../../synthesis/regression.ts";
import type { AnalysisSettings, SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import type { SynthesisMeasure } from "../../synthesis/vocabulary.ts";
import type { Visibility } from "../../vocabulary.ts";
import type { Fact } from "../design-facts.ts";
import { onRiskOf } from "./absolute-effect.ts";
import { answerSentence, comparedNames, outcomeName } from "./answer-sentence.ts";
import { type FigureChoices, figureOptionsOf, numericModerators } from "./figure-options.ts";
import { heterogeneityWords } from "./heterogeneity-words.ts";
import { type PageFigures, pageFigures } from "./page-figures.ts";
import { type PeopleView, peopleView, unjudged } from "./people-words.ts";
import { type PooledView, pooledView } from "./pooled-view.ts";
import { recomputedWords } from "./recomputed-words.ts";
import { type RegressionView, regressionView } from "./regression-view.ts";
import { rowViews, type SynthesisRowView } from "./row-view.ts";
import {
	type SmallStudyView,
	type SubgroupView,
	sensitivityView,
	smallStudyView,
	subgroupView,
} from "./sensitivity-view.ts";
import { type SummaryOfFindings, summaryOfFindings } from "./summary-of-findings.ts";

/** Up to so many rows the parts that fit the model anew for each row are made without being asked for. */
const MOST_REFITTED = 50;

/**
 * The parts of an analysis that a synthesis's page, script and paragraphs show. With many rows those that take
 * longest are left to the figures of their own, so that a synthesis of 200 trials opens as fast as one of ten.
 */
export function pageParts(rows: number): readonly AnalysisPart[] {
	const quick = ["bias", "trimAndFill", "subgroups"] as const;
	return rows > MOST_REFITTED ? quick : ["leaveOneOut", "cumulative", "influence", ...quick];
}

export interface SynthesisView {
	slug: string;
	title: string;
	version: number;
	visibility: Visibility;
	sample: boolean;
	updated: string;
	provenance: string;
	answer: string;
	question: Fact[];
	/** What is compared, within a sentence. */
	names: { intervention: string; comparator: string };
	favours: { experimental?: string; control?: string };
	pooled: PooledView;
	/** The published result, where the reader's choices make another. */
	published?: { answer: string; pooled: PooledView };
	/** From the studies as they were at the last edit, where any has changed since. */
	newer?: { studies: { href: string; name: string; from: number; to: number }[]; change: string };
	/** What formulas alone have changed since it was last saved. */
	recomputed: string[];
	heterogeneity: string[];
	rows: SynthesisRowView[];
	sensitivity: ReturnType<typeof sensitivityView>;
	smallStudy?: SmallStudyView;
	subgroups?: SubgroupView;
	regression?: RegressionView;
	figures: PageFigures;
	findings: SummaryOfFindings;
	/** What it means for people; absent where the measure is of no risks, or nothing is pooled. */
	people?: PeopleView;
	conclusion?: string;
	/** That it, and the judgements of certainty, are of other comparisons than those in the result. */
	judged?: string;
	authors?: string;
	notes?: string;
	options: {
		settings: AnalysisSettings;
		own: AnalysisSettings;
		measures: SynthesisMeasure[];
		changed: boolean;
		drawing: FigureChoices & { show?: string };
		/** Whether there is risk of bias, whose colours can be chosen. */
		biased: boolean;
		/** Moderators that a regression can be drawn by. */
		moderators: string[];
		/** All that can be in one, whether each is, and the levels of those that are no numbers. */
		regressors: { name: string; chosen: boolean; levels: string[]; reference?: string }[];
	};
}

interface Reading {
	record: { slug: string; version: number; visibility: Visibility; sample: boolean; updatedAt: string };
	document: SynthesisDocument;
	analysis: SynthesisAnalysis;
	published: SynthesisAnalysis | undefined;
	newer: { slug: string; name: string; from: number; to: number }[];
	lastEdit: SynthesisAnalysis | undefined;
}

/** What a reader chose besides how to compute. */
export interface ViewChoices {
	/** Baseline risk in percent. */
	risk?: number | undefined;
	drawing?: FigureChoices;
	/** The name of a further figure to draw. */
	show?: string | null;
	/** That the authors judged other comparisons than those in the result. */
	judged?: string;
}

/** What a synthesis’s page shows. @param choices of the reader, on top of what the document says */
export function synthesisView(
	reading: Reading,
	{ risk, drawing = {}, show = null, judged: before }: ViewChoices = {},
): SynthesisView {
	const { record, document, analysis, published, lastEdit } = reading;
	const { slug, version, visibility, sample } = record;
	const { conclusion, authors, notes } = document;
	const updated = formatDay(record.updatedAt);
	const provenance = `Version ${version}, ${updated}`;
	const figureOptions = figureOptionsOf({ document, analysis, published, provenance }, { ...drawing, risk });
	const figures = pageFigures(analysis, figureOptions, show);
	const regression = regressionView(analysis);
	const smallStudy = smallStudyView(analysis);
	const subgroups = subgroupView(analysis);
	// The authors judged the published result, not one that a reader made of it.
	const judged = published ? unjudged(document) : document;
	const usual = summaryOfFindings(judged, analysis, undefined);
	// The form sends the usual risk along with everything else.
	const chosenRisk = risk === undefined || String(risk) === usual.risk ? undefined : risk;
	const findings = chosenRisk === undefined ? usual : summaryOfFindings(judged, analysis, chosenRisk);
	return {
		...{ slug, version, visibility, sample, updated, title: document.title },
		provenance,
		answer: answerSentence(judged, analysis),
		question: questionFacts(document),
		names: comparedNames(document),
		favours: {
			...(document.favours.experimental && { experimental: document.favours.experimental }),
			...(document.favours.control && { control: document.favours.control }),
		},
		pooled: pooledView(analysis),
		...(published && {
			published: { answer: answerSentence(document, published), pooled: pooledView(published) },
		}),
		...(lastEdit && { newer: newerView(reading, published ?? analysis, lastEdit) }),
		recomputed: isKept(analysis) ? [] : recomputedWords(document, published ?? analysis),
		heterogeneity: heterogeneityWords(analysis),
		rows: rowViews(analysis),
		sensitivity: sensitivityView(analysis),
		...(smallStudy && { smallStudy }),
		...(subgroups && { subgroups }),
		...(regression && { regression }),
		figures,
		findings,
		...(onRiskOf(analysis) &&
			analysis.response.pooled && { people: peopleView(figureOptions.people, findings.risk) }),
		...(conclusion && { conclusion }),
		...(before !== undefined && { judged: before }),
		...(authors && { authors }),
		...(notes && { notes }),
		options: {
			settings: analysis.settings,
			own: document.analysis,
			measures: measuresFor(document),
			changed: published !== undefined || chosenRisk !== undefined,
			drawing: { ...drawing, ...(figures.shown && { show: figures.shown.name }) },
			biased: figureOptions.bias !== undefined,
			moderators: numericModerators(analysedRows(analysis)),
			regressors: regressorsOf(analysis),
		},
	};
}

function regressorsOf(analysis: SynthesisAnalysis): SynthesisView["options"]["regressors"] {
	const rows = analysedRows(analysis);
	const chosen = analysis.settings.regression ?? [];
	return moderatorNames(rows).flatMap((name) => {
		const choice = chosen.find((each) => each.name === name);
		const moderator = readModerator(rows, choice ?? { name });
		if (!moderator) return [];
		const levels = moderator.kind === "categorical" ? moderator.levels : [];
		const reference = moderator.kind === "categorical" ? moderator.reference : undefined;
		return [{ name, chosen: choice !== undefined, levels, ...(reference !== undefined && { reference }) }];
	});
}

function newerView({ newer }: Reading, now: SynthesisAnalysis, lastEdit: SynthesisAnalysis) {
	const [before, after] = [pooledView(lastEdit).effect, pooledView(now).effect];
	const change =
		before === after
			? `The pooled effect stays ${after ?? "without a result"}.`
			: `At the last edit the pooled effect was ${before ?? "without a result"}; with the studies as they stand it is ${after ?? "without a result"}.`;
	return {
		studies: newer.map(({ slug, name, from, to }) => ({ href: `/studies/${slug}`, name, from, to })),
		change,
	};
}

function questionFacts({ question }: SynthesisDocument): Fact[] {
	const { population, intervention, comparator } = question;
	const time = questionTimeWords(question);
	const pairs: [string, string | undefined][] = [
		["Population", population],
		["Intervention", intervention],
		["Comparator", comparator],
		["Outcome", outcomeName(question)],
		["Time point", time.charAt(0).toUpperCase() + time.slice(1)],
	];
	return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
