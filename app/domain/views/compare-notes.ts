import type { Choice, ChosenFigures } from "../compare/choose-figures.ts";
import { isOfEvents, type Topic } from "../compare/topic.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { formatLevel } from "../format/format-number.ts";
import { inSentence } from "../format/in-sentence.ts";
import { type TimeRule, timeWords } from "../time-rule.ts";
import type { CompareMeasure } from "./compare-options.ts";
import { ignoredIn } from "./compare-scale.ts";
import type { PairChart } from "./pair-chart.ts";
import type { PairGroup } from "./pair-panel.ts";

/** "† Derived by Equipoise: St John's wort against placebo, 95% interval." */
export const computedNote = ({ arm, against }: PairChart["sides"], level: number) =>
	`† Derived by Equipoise: ${inSentence(arm)} against ${inSentence(against)}, with its ${formatLevel(level)} interval.`;

/** Which way is better, as far as the studies say; one may have several outcomes in the figure. */
export function betterNote(groups: PairGroup[]): string[] {
	if (groups.length === 0) return [];
	const of = (direction: string) => groups.filter(({ outcome }) => outcome.direction === direction).length;
	const [higher, lower] = [of("higher-is-better"), of("lower-is-better")];
	const silent = groups.length - higher - lower;
	if (higher > 0 && lower > 0) return ["Which way is better differs between these outcomes."];
	if (higher + lower === 0) return ["It is not recorded which direction is better."];
	const word = higher > 0 ? "Higher" : "Lower";
	return [
		silent === 0
			? `${word} is better.`
			: `${word} is better; for ${silent} of the ${groups.length} outcomes this is not recorded.`,
	];
}

interface Noted {
	measure: CompareMeasure;
	timeRule?: TimeRule | undefined;
	topic: Topic;
}

/** What must be known of how the figures were chosen, for below the drawing. @param turned studies whose effect is the other way round */
export function notesOf(
	choice: Choice,
	{ measure, timeRule, topic }: Noted,
	turned: ReadonlySet<string>,
): string[] {
	const all = choice.scales.flatMap(({ own }) => own);
	const byName = all.filter(({ outcome }) => !outcome.event && conceptOf(outcome) !== outcome.concept);
	const ignoring = all.some(({ study, outcome }) => ignoredIn(study, outcome, measure));
	const names = (some: ChosenFigures[]) => [...new Set(some.map(({ study }) => study.name))].join(", ");
	const directions = new Set(all.map(({ outcome }) => outcome.direction));
	return [
		...(timeRule || all.some(({ time }) => time.of > 1) ? [`Time points: ${timeWords(timeRule)}.`] : []),
		...(byName.length > 0
			? [`Included because of the outcome’s name, as no concept has been recorded for it: ${names(byName)}.`]
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
	"Where clustering or pairing is ignored, the interval treats people as independent who are not; a cluster trial’s is too narrow. Where the source does not say, this is unknown.";
