import type { DesignRule } from "#app/domain/synthesis/row-reading.ts";
import type { SynthesisExport } from "./synthesis-export.ts";

const SENTENCES: Readonly<Record<DesignRule, (names: string) => string>> = {
	"effective-size": (names) =>
		`Of trials that randomised clusters, people and events were divided by the design effect, 1 + (m − 1) × ICC (Cochrane Handbook 23.1.4): ${names}.`,
	inflated: (names) =>
		`Of trials that randomised clusters, the standard error of an estimate that ignored them was multiplied by the square root of the design effect (Cochrane Handbook 23.1.4): ${names}.`,
	reported: (names) =>
		`Estimates were taken as reported where they allowed for clustering or pairing: ${names}.`,
	paired: (names) =>
		`Of people who had both treatments, the standard error followed from the correlation within people (Cochrane Handbook 23.2.7): ${names}.`,
	"first-period": (names) => `Of crossover trials the first period alone was taken: ${names}.`,
	ignored: (names) => `Clustering or pairing was not allowed for, or is not said to be: ${names}.`,
};

/** What was done for studies as their designs need it, a sentence for each rule with the studies that it made. */
export function designSentences({ request, rules = [] }: SynthesisExport): string[] {
	const by = Map.groupBy(
		request.rows.flatMap(({ label }, index) => {
			const rule = rules[index];
			return rule ? [{ label, rule }] : [];
		}),
		({ rule }) => rule,
	);
	return [...by].map(([rule, rows]) => SENTENCES[rule](rows.map(({ label }) => label).join("; ")));
}
