import type { Outcome } from "../study/outcome.ts";

/** What having the outcome is called in a sentence: "52% … responded with A". */
export function verbOf(outcome: Pick<Outcome, "concept" | "label">): string {
	switch (outcome.concept) {
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
			return `had the outcome “${outcome.label}”`;
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
