import type { ReadableStudy } from "../study/readable.ts";
import type { Fact } from "../views/design-facts.ts";
import { clusterCount } from "./cluster-size.ts";
import { natureOf } from "./dependence.ts";

/** For each trait of a study's design, in plain words what may be computed from its figures and what may not. */
export function designNotes(document: ReadableStudy): Fact[] {
	const { model, features = [], unit } = document.design;
	const notes: [string, string | undefined][] = [
		["Cluster randomised", unit === "cluster" ? ofClusters(document) : undefined],
		["Crossover", model === "crossover" ? ofCrossover(document) : undefined],
		["Split-body", unit === "body-part" ? ofBodyParts(document) : undefined],
		["Factorial", model === "factorial" ? FACTORIAL : undefined],
		["One group", model === "single-group" ? SINGLE : undefined],
		["Sequential", model === "sequential" ? SEQUENTIAL : undefined],
		["Dose-ranging", features.includes("dose-ranging") ? DOSES : undefined],
		["Adaptive", features.includes("adaptive") ? ADAPTIVE : undefined],
		["Non-inferiority or equivalence", hasMargin(document) ? MARGIN : undefined],
	];
	return notes.flatMap(([trait, value]) =>
		value ? [{ label: `${trait}: what may be computed`, value }] : [],
	);
}

const FACTORIAL =
	"Everybody was assigned to a level of each factor. The arms of one factor are different people and may be compared; the comparisons of two factors count everybody twice and must not be pooled together. A comparison over the levels of another factor holds only where the factors do not act on each other, which is not tested here.";
const SINGLE =
	"Nobody was assigned to anything else. Rates and means stand by themselves; a difference between groups, or from the start, is no effect of what was given.";
const SEQUENTIAL =
	"What later groups got was decided from earlier ones. Their figures stand as reported; comparisons between groups do not allow for that.";
const DOSES =
	"Each dose may be compared with what all are compared with. The doses share those people, so a synthesis that takes several splits them. No trend over the doses is computed.";
const ADAPTIVE =
	"The trial could change on its way. Figures of the arms stand as reported; what is computed from them does not allow for looking on the way, dropped arms or changed sizes. A reported estimate may.";
const MARGIN =
	"Non-inferiority or equivalence is concluded only where margin, side, measure, level, analysis set and the interval at that level are all recorded, and fit. A p value for a difference says nothing of it.";

function ofClusters({ design, outcomes, arms }: ReadableStudy): string {
	const all = [design.dependence, ...outcomes.map(({ dependence }) => dependence)];
	const hasEffect = all.some((known) => known?.designEffect !== undefined);
	const hasSize = design.clusters?.meanSize !== undefined || clusterCount({ design, arms }) !== undefined;
	const canFollow = hasEffect || (hasSize && all.some((known) => known?.icc !== undefined));
	const inSynthesis = canFollow
		? "A synthesis divides people and events by the design effect."
		: `${hasSize ? "No ICC and no design effect are" : "Neither a design effect, nor an ICC with the size of the clusters, is"} recorded, so a synthesis marks the study as one whose clusters are ignored, until somebody types an ICC or leaves it out.`;
	return `Groups of people were randomised, and people of a group are alike. Counts and means stand as reported; intervals and p values computed from them are too narrow, and say so. ${inSynthesis}`;
}

function ofCrossover({ design, outcomes }: ReadableStudy): string {
	const alike =
		"Everybody had each treatment in turn, so the arms are the same people. Each arm’s figures stand by themselves; a difference of means is not computed here from arms that are the same people.";
	const all = [design.dependence, ...outcomes.map(({ dependence }) => dependence)];
	const isFirst = all.some((known) => known?.periods === "first-period");
	return `${alike} ${isFirst ? "Figures of the first period alone are those of different people, and may be compared as in any trial." : PAIRED}`;
}

const TAKES =
	"A synthesis takes a paired interval, standard error, t or p as reported, or the correlation within people";
const OTHERWISE = "Without these it leaves the study out, unless somebody says to take it as parallel.";
const PAIRED = `${TAKES}; else the first period alone, where its figures are recorded. ${OTHERWISE}`;

function ofBodyParts(document: ReadableStudy): string {
	const alike =
		"Each person had both treatments, on different parts of the body. Each side’s figures stand by themselves; what compares them must allow for the pairs.";
	return natureOf(document) === "both" ? alike : `${alike} ${TAKES}. ${OTHERWISE}`;
}

const hasMargin = ({ outcomes }: ReadableStudy) =>
	outcomes.some(({ contrasts }) =>
		contrasts.some(
			({ margin, hypothesis }) =>
				margin !== undefined || hypothesis === "non-inferiority" || hypothesis === "equivalence",
		),
	);
