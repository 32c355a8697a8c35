import { sharesPeople } from "../arms/shares-people.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";

/** Why figures of people are not independent: clusters were randomised, or a person had several treatments. */
export type Nature = "clustering" | "pairing" | "both";

export type DesignParts = Pick<StudyDocument, "design">;

/** What the design makes dependent, whichever figures are looked at; undefined where people are independent. */
export function natureOf({ design: { model, unit } }: DesignParts): Nature | undefined {
	const isPaired = model === "crossover" || model === "case-crossover" || unit === "body-part";
	if (unit === "cluster") return isPaired ? "both" : "clustering";
	return isPaired ? "pairing" : undefined;
}

/** What is known of the dependence of an outcome's figures. */
export interface KnownDependence extends NonNullable<StudyDocument["design"]["dependence"]> {
	/** Undefined where the figures are of different people: those of the first period of a crossover are. */
	nature: Nature | undefined;
	isFirstPeriod: boolean;
}

/** What an outcome says of its dependence, else what its study says, field by field; of a comparison first its own word. */
export function dependenceOf(
	document: DesignParts,
	outcome: Pick<Outcome, "dependence">,
	contrast?: Pick<Contrast, "allowance">,
): KnownDependence {
	const ofStudy = document.design.dependence;
	const own = outcome.dependence;
	// Where an ICC or a correlation is from is said with it.
	const isSaidHere = [own?.icc, own?.designEffect, own?.correlation].some((value) => value !== undefined);
	const known = isSaidHere
		? { ...ofStudy, icc: undefined, designEffect: undefined, correlation: undefined, source: undefined }
		: { ...ofStudy };
	const said = Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined));
	const all: NonNullable<typeof ofStudy> = { ...known, ...said };
	const nature = natureOf(document);
	const isFirstPeriod = document.design.unit !== "body-part" && all.periods === "first-period";
	const left = nature === "both" ? "clustering" : undefined;
	return {
		...all,
		...(contrast?.allowance && { allowance: contrast.allowance }),
		nature: isFirstPeriod && nature !== "clustering" ? left : nature,
		isFirstPeriod: isFirstPeriod && nature !== undefined && nature !== "clustering",
	};
}

/**
 * Whether the arms of an outcome may be the same people, so that nothing follows from their figures as if they were not.
 * Those of a crossover's first period are not.
 */
export const mayBeSamePeople = (document: DesignParts, outcome: Pick<Outcome, "dependence">): boolean =>
	sharesPeople(document) && !dependenceOf(document, outcome).isFirstPeriod;

/** "clustering", "pairing", "clustering and pairing" */
export const natureWords = (nature: Nature) => (nature === "both" ? "clustering and pairing" : nature);
