import { armColours, type ColourRole } from "./arms/arm-colours.ts";
import { countedRateText, rateIn } from "./arms/arm-rate.ts";
import { armsWithFigures, reportedContrast } from "./arms/figures-of-arms.ts";
import { printReportedRate } from "./arms/reported-rate.ts";
import { describeTimePoint, nameOutcome, shortName, studyYear } from "./describe.ts";
import type { Finding } from "./finding.ts";
import { openFindings } from "./finding.ts";
import { formatWhole } from "./format/format.ts";
import { formatReported } from "./format/format-number.ts";
import { chooseHeadline } from "./headline/headline.ts";
import { isRetracted } from "./report-status.ts";
import type { Outcome } from "./study/outcome.ts";
import type { Arm, StudyDocument } from "./study/study-document.ts";
import { armsOf, shownEstimate } from "./views/estimate-chart.ts";

/** What a row of the library says of a study, computed once at each save. */
export interface Listing {
	year: number | undefined;
	hasResults: boolean;
	card: StudyCard;
	/** Messages of the errors and unanswered warnings: what a draft still lacks. */
	lacks: { level: Finding["level"]; path: string; message: string }[];
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
export interface ListingHeadline {
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
}

export function listingOf(document: StudyDocument, findings: Finding[]): Listing {
	const headline = listingHeadline(document);
	const people = document.population.randomised ?? document.population.enrolment?.count;
	return {
		year: studyYear(document),
		hasResults: document.outcomes.some(hasFigures),
		card: {
			...{ name: shortName(document), conditions: document.conditions },
			...(isRetracted(document) && { retracted: true }),
			...(headline ? { headline } : people !== undefined && { people }),
		},
		lacks: openFindings(findings).map(({ level, path, message }) => ({ level, path, message })),
	};
}

/** An arm's figure, or an estimate between arms, which may be all that a report gives. */
function hasFigures(outcome: Outcome): boolean {
	return (
		armsWithFigures(outcome).size > 0 || outcome.contrasts.some(({ estimate }) => estimate !== undefined)
	);
}

function listingHeadline(document: StudyDocument): ListingHeadline | undefined {
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
		return { ...at, arms: [{ ...shown, shown: shownEstimate(contrast) }] };
	}
	const arms = choice.arms.slice(0, MOST_ARMS).map((arm) => ({
		label: arm.label,
		colour: colourOf(arm.id),
		...armFigure(outcome, arm),
	}));
	return { ...at, arms };
}

/** More arms than this do not fit into the line of a list. */
const MOST_ARMS = 4;

function armFigure(outcome: Outcome, arm: Arm): { shown: string; proportion?: number } {
	const ofArm = <R extends { armId: string }>(results: R[]) => results.find(({ armId }) => armId === arm.id);
	switch (outcome.kind) {
		case "binary": {
			const rate = rateIn(outcome, arm);
			if (rate.kind === "counted") {
				return { shown: countedRateText(rate), proportion: rate.proportion };
			}
			if (rate.kind !== "uncounted") return { shown: "" };
			return {
				shown: printReportedRate({ ...(rate.percent && { percent: rate.percent }) }),
				...(rate.percent && { proportion: Number(rate.percent) / 100 }),
			};
		}
		case "continuous": {
			const { mean, median, value } = ofArm(outcome.results) ?? {};
			if (mean !== undefined) return { shown: formatReported(mean) };
			return { shown: median === undefined ? (value ?? "") : `median ${formatReported(median)}` };
		}
		case "count":
			return { shown: formatReported(String(ofArm(outcome.results)?.count ?? "")) };
		case "time-to-event": {
			const { median, events } = ofArm(outcome.results) ?? {};
			if (median !== undefined) return { shown: `median ${formatReported(median)}` };
			return { shown: events === undefined ? "" : `${formatWhole(events)} events` };
		}
	}
}
