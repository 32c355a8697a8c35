import { nameOutcome } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";

/**
 * What having the outcome is called in a sentence: "52% … responded with A". One class or category of a measure
 * is called by its name, because it may be the contrary: those who did not respond.
 */
export function verbOf(outcome: Pick<Outcome, "concept" | "label" | "className" | "category">): string {
	const isWhole = !outcome.className && !outcome.category;
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
			return `had the outcome “${nameOutcome(outcome)}”`;
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
