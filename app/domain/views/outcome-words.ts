import { describeTimePoint, nameOutcome } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";

type Named = Pick<Outcome, "concept" | "label" | "className" | "category" | "timePoint">;

/**
 * What having the outcome is called in a sentence: "52% … responded with A". One class or category of a measure
 * is called by its name, because it may be the contrary: those who did not respond. A class that is only the moment
 * is said as that.
 */
export function verbOf({ className, ...outcome }: Named): string {
	const moment = describeTimePoint(outcome.timePoint).toLowerCase();
	const isMoment = className?.toLowerCase() === moment;
	const named = { ...outcome, ...(!isMoment && { className }) };
	const isWhole = !named.className && !named.category;
	switch (isWhole ? outcome.concept : undefined) {
		case "response":
			return "responded";
		case "remission":
			return "reached remission";
		case "relapse":
			return "relapsed";
		case "mortality":
			return "died";
		case "recovery":
			return "recovered";
		case "discontinuation":
			return "discontinued";
		case "hospitalisation":
			return "were admitted to hospital";
		default:
			return `had the outcome “${nameOutcome(named)}”`;
	}
}

const GOOD = new Set([
	"response",
	"remission",
	"recovery",
	"survival",
	"quality-of-life",
	"functioning",
	"adherence",
]);
const BAD = new Set([
	"relapse",
	"mortality",
	"incidence",
	"pain",
	"hospitalisation",
	"discontinuation",
	"harm",
]);

/** Whether more people with the outcome is good or bad; undefined when neither the study nor its concept says. */
export function eventMeaning(outcome: Pick<Outcome, "concept" | "direction">): "good" | "bad" | undefined {
	if (outcome.direction) return outcome.direction === "higher-is-better" ? "good" : "bad";
	if (GOOD.has(outcome.concept ?? "")) return "good";
	return BAD.has(outcome.concept ?? "") ? "bad" : undefined;
}
