import {
	type Choice,
	type ChosenFigures,
	type ChosenScale,
	chooseFigures,
	isScaled,
	type StudyToCompare,
} from "../compare/choose-figures.ts";
import type { Scale } from "../compare/scale-of.ts";
import { isOfEvents, type Topic } from "../compare/topic.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { describeTimePoint } from "../describe.ts";
import { ignoredBy } from "../designs/cautions.ts";
import { outcomeIdOf } from "../study/readable.ts";
import { type TimeRule, timeWords } from "../time-rule.ts";
import { type ComparedGroup, compareChart } from "./compare-charts.ts";
import { favoursOf } from "./compare-favours.ts";
import { type CompareMeasure, type CompareOrder, FIGURES_OF_MEASURE, isOfArms } from "./compare-options.ts";
import { inOrder } from "./compare-order.ts";
import { estimatesLike } from "./estimate-chart.ts";
import type { IntervalChart } from "./interval-chart.ts";
import type { PairChart, PairPanel } from "./pair-chart.ts";
import { type PairGroup, pairPanel, sidesOf } from "./pair-panel.ts";
import type { ChartFrame } from "./rate-chart.ts";

export interface CompareOptions {
	topic: Topic;
	measure: CompareMeasure;
	/** Of means and rates over person-time: the key of the scale they are on; the one that most studies have when absent. */
	scale?: string | undefined;
	order: CompareOrder;
	/** Of events over person-time: the units of it that rates are given per. */
	per?: number | undefined;
	/** Which of several time points; by `chooseTime` when absent. */
	timeRule?: TimeRule | undefined;
	/** Confidence level in (0, 1). */
	level: number;
	provenance: string;
}

export interface CompareView {
	/** The figures of the scale asked for, or of the one that most studies have: a row an arm, or an effect. */
	chart: IntervalChart;
	/** The same of every scale, that one first. */
	charts: { scale: Scale; chart: IntervalChart }[];
	/** Both arms of each study on one line, a panel a scale; absent for effects, which are of two arms already. */
	pairs?: PairChart;
	/** Names of studies with nothing to show by this measure. */
	without: string[];
	/** Names of studies that have such figures, but at no time within the rule's window. */
	outside: string[];
	/** Which time points are taken, in words. */
	timeRule: string;
	/** The scales that figures are on, the one drawn first; a study whose scale nobody knows has one of its own. */
	scales: (Scale & { names: string[] })[];
	/** How many studies have a figure. */
	shown: number;
}

/**
 * Several studies' arms side by side: each study's best outcome on the topic, by one measure. Means of different
 * scales, or rates over person-time of different units, never share an axis. Studies that have nothing to show are
 * named too, not left out in silence.
 */
export function compareView(studies: readonly StudyToCompare[], options: CompareOptions): CompareView {
	const choice = chooseFigures(studies, { ...options, topic: options.topic.key });
	const moments = new Set(choice.scales.flatMap(({ own }) => own.map(momentOf)));
	const frame = {
		title: options.topic.label,
		...(moments.size === 1 && [...moments][0] && { subtitle: `At ${[...moments][0]}` }),
		provenance: options.provenance,
		level: options.level,
		per: options.per,
	};
	const turned = turnedOf(choice, options);
	const drawn = choice.scales.map((scale) =>
		drawScale(scale, { options, frame, turned, severalTimes: moments.size > 1 }),
	);
	const [first] = drawn;
	const withFigures = new Set(drawn.flatMap(({ chart }) => chart.groups.map(({ key }) => key)));
	const notes = notesOf(choice, options, turned);
	const noted = (chart: IntervalChart) => ({ ...chart, footnotes: [...chart.footnotes, ...notes] });
	const empty = compareChart([], options.measure, frame);
	const pairs = isOfArms(options.measure) ? pairsOf(drawn, frame, notes) : undefined;
	return {
		chart: noted(first?.chart ?? empty),
		charts: drawn.map(({ scale, chart }) => ({
			scale: { key: scale.key, label: scale.label },
			chart: noted(chart),
		})),
		...(pairs && { pairs }),
		without: [
			...choice.without,
			...choice.scales
				.flatMap(({ own }) => own.map(({ study }) => study))
				.filter(({ slug }) => !withFigures.has(slug)),
		].map(({ name }) => name),
		outside: choice.outside.map(({ name }) => name),
		timeRule: timeWords(options.timeRule),
		scales: isScaled(options.measure)
			? choice.scales.map(({ key, label, own }) => ({
					key,
					label,
					names: own.map(({ study }) => study.name),
				}))
			: [],
		shown: withFigures.size,
	};
}

const momentOf = ({ outcome }: ChosenFigures): string | undefined =>
	describeTimePoint(outcome.timePoint) || undefined;

interface Drawing {
	options: CompareOptions;
	frame: ChartFrame;
	/** Studies whose effect is the other way round. */
	turned: ReadonlySet<string>;
	severalTimes: boolean;
}

interface DrawnScale {
	scale: ChosenScale;
	chart: IntervalChart;
	panel?: PairPanel;
	groups: PairGroup[];
}

function drawScale(scale: ChosenScale, { options, frame, turned, severalTimes }: Drawing): DrawnScale {
	const { measure, level, order } = options;
	const groups = scale.own.map((figures) => groupOf(figures, measure, severalTimes));
	const compared = groups.map(
		({ key, label, href, arms, outcome, ignores }): ComparedGroup => ({
			...{ key, href, arms, outcome, isTurned: turned.has(key) },
			label: ignores ? `${label} (${ignores})` : label,
		}),
	);
	const favours = favoursOf(compared, measure);
	const whole = compareChart(compared, measure, frame);
	const panel = isOfArms(measure)
		? pairPanel({
				...{ key: scale.key, label: scale.label, chart: whole, groups, level },
				figures: FIGURES_OF_MEASURE[measure],
			})
		: undefined;
	const keys = inOrder(scale.own, order, { chart: whole, panel });
	const rank = new Map(keys.map((key, index) => [key, index]));
	const place = (key: string) => rank.get(key) ?? keys.length;
	const times = new Map(scale.own.map((figures) => [figures.study.slug, momentOf(figures)]));
	return {
		scale,
		groups,
		chart: {
			...whole,
			axis: { ...whole.axis, ...(favours && whole.axis.reference !== undefined && { favours }) },
			groups: whole.groups
				.filter(({ rows }) => rows.length > 0)
				.toSorted((a, b) => place(a.key) - place(b.key))
				.map((group) => {
					const time = times.get(group.key);
					return { ...group, ...(time && { time }) };
				}),
		},
		...(panel && {
			panel: { ...panel, rows: panel.rows.toSorted((a, b) => place(a.study) - place(b.study)) },
		}),
	};
}

function groupOf(figures: ChosenFigures, measure: CompareMeasure, severalTimes: boolean): PairGroup {
	const { study, outcome } = figures;
	const href = `/studies/${study.slug}`;
	const ignores = ignoredIn(study, outcome, measure);
	return {
		...{ key: study.slug, href, arms: study.arms, design: study.design, outcome },
		// Where studies were measured at different times, each says when.
		label: severalTimes ? `${study.name}, ${momentOf(figures) ?? "time not recorded"}` : study.name,
		sourceHref: outcome.event
			? `${href}#adverse-events`
			: `${href}#outcome-${encodeURIComponent(outcomeIdOf(outcome.id))}`,
		...(ignores && { ignores }),
	};
}

function pairsOf(drawn: DrawnScale[], frame: ChartFrame, notes: string[]): PairChart {
	const panels = drawn.flatMap(({ panel }) => (panel && panel.rows.length > 0 ? panel : []));
	const rows = panels.flatMap((panel) => panel.rows);
	const groups = drawn.flatMap((scale) => scale.groups);
	const bases = (basis: string) => rows.some(({ difference }) => difference?.basis === basis);
	const from = drawn[0]?.chart.footnotes.filter((note) => note.startsWith("†")) ?? [];
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		panels,
		sides: sidesOf(groups),
		footnotes: [
			...(bases("derived") ? [COMPUTED] : []),
			...(bases("reported") ? ["Differences without † are as their sources report them."] : []),
			...from,
			...betterNote(groups),
			...notes,
		],
		provenance: frame.provenance,
	};
}

const COMPUTED = "† Computed by Equipoise: the filled arm against the hollow one, with its 95% interval.";

/** Which way is better, as far as the studies say. */
function betterNote(groups: PairGroup[]): string[] {
	if (groups.length === 0) return [];
	const of = (direction: string) => groups.filter(({ outcome }) => outcome.direction === direction).length;
	const [higher, lower] = [of("higher-is-better"), of("lower-is-better")];
	const silent = groups.length - higher - lower;
	if (higher > 0 && lower > 0) return ["Which way is better differs between these studies."];
	if (higher + lower === 0) return ["Which way is better is not said."];
	const word = higher > 0 ? "Higher" : "Lower";
	return [silent === 0 ? `${word} is better.` : `${word} is better; ${silent} of the studies do not say.`];
}

/**
 * Standardised differences of instruments that count up and of such that count down: those where higher is better are
 * turned, where every study says which way is better.
 */
function turnedOf({ scales }: Choice, { measure }: CompareOptions): ReadonlySet<string> {
	const all = scales.flatMap(({ own }) => own);
	const directions = new Set(all.map(({ outcome }) => outcome.direction));
	if (measure !== "SMD" || directions.size < 2 || directions.has(undefined)) return new Set();
	return new Set(
		all.filter(({ outcome }) => outcome.direction === "higher-is-better").map(({ study }) => study.slug),
	);
}

function notesOf(choice: Choice, { measure, timeRule, topic }: CompareOptions, turned: ReadonlySet<string>) {
	const all = choice.scales.flatMap(({ own }) => own);
	const byName = all.filter(({ outcome }) => !outcome.event && conceptOf(outcome) !== outcome.concept);
	const ignoring = all.some(({ study, outcome }) => ignoredIn(study, outcome, measure));
	const names = (some: ChosenFigures[]) => some.map(({ study }) => study.name).join(", ");
	const directions = new Set(all.map(({ outcome }) => outcome.direction));
	return [
		...(timeRule || all.some(({ time }) => time.of > 1) ? [`Time points: ${timeWords(timeRule)}.`] : []),
		...(byName.length > 0
			? [`Taken by the name of the outcome, as nobody has said what it is about: ${names(byName)}.`]
			: []),
		...(isOfEvents(topic) ? [`Adverse events of this name, as each study calls them.`] : []),
		...(turned.size > 0
			? [
					`Lower is better on some of these scales and higher on others; turned, so that lower is better: ${names(all.filter(({ study }) => turned.has(study.slug)))}.`,
				]
			: []),
		...(measure === "SMD" && turned.size === 0 && directions.size > 1
			? ["These scales may count in opposite directions: not every study says which way is better."]
			: []),
		...(ignoring ? [IGNORED] : []),
	];
}

const IGNORED =
	"Where clustering or pairing is ignored, the interval takes people for independent who are not; a cluster trial’s is too narrow. Where it is not said, nobody knows.";

/** What a study's figure by a measure ignores of its design, for its name in the figure. */
function ignoredIn(
	study: StudyToCompare,
	outcome: ChosenFigures["outcome"],
	measure: CompareMeasure,
): string | undefined {
	if (measure === "HR" || measure === "reported") {
		const own = measure === "HR" ? estimatesLike(outcome, { measure }) : outcome.contrasts;
		return own.map((contrast) => ignoredBy(study, outcome, contrast)).find(Boolean);
	}
	return ignoredBy(study, outcome, measure === FIGURES_OF_MEASURE[measure] ? "arms" : "computed");
}
