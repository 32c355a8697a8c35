import { armColours, type ColourRole } from "./arms/arm-colours.ts";
import { countedRateText, rateIn } from "./arms/arm-rate.ts";
import { armsWithFigures, reportedContrast } from "./arms/figures-of-arms.ts";
import { printReportedRate } from "./arms/reported-rate.ts";
import { describeTimePoint, nameOutcome, shortName, studyYear } from "./describe.ts";
import { ignoredBy } from "./designs/cautions.ts";
import type { Finding } from "./finding.ts";
import { openFindings } from "./finding.ts";
import { type Comparison, comparisonOf, measureInWords } from "./headline/comparison.ts";
import { armsTold, chooseHeadline } from "./headline/headline.ts";
import { isRetracted } from "./report-status.ts";
import { hasFigures } from "./study/has-figures.ts";
import type { Outcome } from "./study/outcome.ts";
import { peopleOfStudy } from "./study/people-of-study.ts";
import { type ReadableStudy, readable } from "./study/readable.ts";
import type { Arm, StudyDocument } from "./study/study-document.ts";
import { type ArmWords, armWords } from "./views/arm-words.ts";
import { armsOf, shownEstimate } from "./views/estimate-chart.ts";

/** What a row of the library says of a study, computed once at each save. */
export interface Listing {
	year: number | undefined;
	hasResults: boolean;
	card: StudyCard;
	/** Messages of the errors and unanswered warnings: what a draft still lacks. */
	lacks: { level: Finding["level"]; path: string; message: string }[];
}

/** A study as a row of the library shows it. */
export interface ListedStudy {
	slug: string;
	title: string;
	visibility: "draft" | "published";
	sample: boolean;
	phase: string | null;
	status: string | null;
	year: number | null;
	hasResults: boolean;
	card: StudyCard;
}

/** A study in a list. */
export interface StudyCard {
	/** "Finzi & Rosenthal 2014" */
	name: string;
	conditions: string[];
	/** A report of it was retracted. */
	retracted?: true;
	headline?: ListingHeadline;
	/** People randomised, else enrolled or to be enrolled; said where there is no headline. */
	people?: number;
}

/** The headline result, small: two arms and their figures, or the only one that has some. */
interface ListingHeadline {
	outcome: string;
	timePoint: string;
	arms: {
		label: string;
		colour: ColourRole;
		/** "52% (17/33)", or a mean as printed. */
		shown: string;
		/** In [0, 1]; absent where the figure is no rate, or was reported without a percentage. */
		proportion?: number;
	}[];
	/** The two arms in one figure, of other than rates: "HR 0.74 [0.65, 0.85]". */
	comparison?: string;
}

export function listingOf(document: StudyDocument, findings: Finding[]): Listing {
	const study = readable(document);
	const headline = listingHeadline(study);
	const people = peopleOfStudy(document);
	return {
		year: studyYear(document),
		hasResults: study.outcomes.some(hasFigures),
		card: {
			...{ name: shortName(document), conditions: document.conditions },
			...(isRetracted(document) && { retracted: true }),
			...(headline ? { headline } : people !== undefined && { people }),
		},
		lacks: openFindings(findings).map(({ level, path, message }) => ({ level, path, message })),
	};
}

function listingHeadline(document: ReadableStudy): ListingHeadline | undefined {
	const choice = chooseHeadline(document);
	if (!choice) return undefined;
	const { outcome } = choice;
	const name = nameOutcome(outcome);
	const when = describeTimePoint(outcome.timePoint);
	const isInName = name.toLowerCase().includes(when.toLowerCase());
	const at = { outcome: name, timePoint: isInName ? "" : when };
	const colourOf = armColours(document.arms);
	const contrast = armsWithFigures(outcome).size === 0 ? reportedContrast(outcome) : undefined;
	if (contrast) {
		const shown = { label: armsOf(contrast, document.arms), colour: colourOf(contrast.armId) };
		const name = contrast.estimate === undefined ? "" : `${measureInWords(contrast)} `;
		const ignored = ignoredBy(document, outcome, contrast);
		const estimate = `${name}${shownEstimate(contrast)}${ignored ? `, ${ignored}` : ""}`;
		return { ...at, arms: [{ ...shown, shown: estimate }] };
	}
	const arms = armsTold(choice, document.arms)
		.slice(0, MOST_ARMS)
		.map((arm) => ({ label: arm.label, colour: colourOf(arm.id), ...armFigure(outcome, arm) }));
	const comparison = outcome.kind === "binary" ? undefined : comparisonOf(outcome, document);
	return { ...at, arms, ...(comparison && { comparison: comparisonLine(comparison, arms.length) }) };
}

/** "HR 0.74 [0.65, 0.85]", "mean difference −2.3 [−3.4, −1.2], 20 mg v placebo" */
function comparisonLine(
	{ name, shown, basis, arm, against, isOpen, ignores }: Comparison,
	arms: number,
): string {
	const between = arms > 2 && !isOpen ? `, ${arm.label} v ${against.label}` : "";
	return `${name} ${shown}${between}${isOpen ? ", order of the arms not certain" : ""}${basis === "derived" ? ", derived" : ""}${ignores ? `, ${ignores}` : ""}`;
}

/** More arms than this do not fit into the line of a list. */
const MOST_ARMS = 5;

function armFigure(outcome: Outcome, arm: Arm): { shown: string; proportion?: number } {
	if (outcome.kind === "binary" || outcome.kind === "time-to-event") {
		const rate = rateIn(outcome, arm);
		const median = outcome.kind === "binary" ? "" : shownMedian(outcome, arm);
		if (rate.kind === "counted")
			return {
				shown: [countedRateText(rate), median].filter(Boolean).join(", "),
				proportion: rate.proportion,
			};
		if (rate.kind === "uncounted" && rate.percent !== undefined)
			return { shown: printReportedRate({ percent: rate.percent }), proportion: Number(rate.percent) / 100 };
		if (median) return { shown: median };
	}
	const [first] = outcome.kind === "binary" ? [] : armWords(outcome, arm);
	return { shown: first ? wordsText(first) : "" };
}

/** "median 14.2 months", "change −12.4 mmHg"; a mean is what a lone figure is taken for. */
function wordsText({ of, brief }: ArmWords): string {
	const what = of.replace(/^mean\b ?/, "").replace(" from baseline", "");
	return what === "" ? brief : `${what} ${brief}`;
}

function shownMedian(outcome: Outcome, arm: Arm): string {
	const median = armWords(outcome, arm).find(({ of }) => of === "median");
	return median ? wordsText(median) : "";
}
