import { ALLOWANCES, FIGURE_PERIODS } from "../designs/vocabulary.ts";
import { type FormCondition, field, record } from "./describe-field.ts";
import { choice, decimalBetween, optional, text, unlessBlank } from "./fields.ts";

/** What the form asks for where clusters were randomised. */
export const OF_CLUSTERS: FormCondition = [{ field: "unit", is: ["cluster"] }];
/** The same where a person had several treatments, in turn or on parts of the body. */
export const OF_PAIRS: FormCondition = [
	{ field: "model", is: ["crossover", "case-crossover"] },
	{ field: "unit", is: ["body-part"] },
];
const OF_EITHER: FormCondition = [...OF_CLUSTERS, ...OF_PAIRS];

const correlation = decimalBetween(-1, 1, "Must be between −1 and 1");

/** Whether intervals and p values allow for it, of the whole study, an outcome or a comparison. */
export const allowance = (name: string) =>
	field(name, choice(ALLOWANCES), {
		label: "Intervals and clustering or pairing",
		about: "whether they allow for people of a cluster, or two figures of a person, being alike",
		form: { when: OF_EITHER, wide: 2 },
	});

/**
 * How much figures of people depend on one another: those of a cluster, or two of one person. What an outcome says
 * goes before what the study says, field by field.
 */
export const dependence = field(
	"dependence of the figures",
	optional(
		record({
			icc: field("intracluster correlation", correlation, {
				label: "Intracluster correlation (ICC)",
				form: { when: OF_CLUSTERS, placeholder: "0.02" },
			}),
			designEffect: field(
				"design effect",
				decimalBetween(0.01, 100_000, "Must be between 0.01 and 100,000"),
				{
					about: "as reported; otherwise it follows from the ICC and the mean size of a cluster",
					form: { when: OF_CLUSTERS, placeholder: "1.58" },
				},
			),
			correlation: field("correlation within people", correlation, {
				about: "of the two figures of one person",
				form: { when: OF_PAIRS, placeholder: "0.68" },
			}),
			source: field("source of the correlation or design effect", text(500), {
				label: "Where that is from",
				form: { when: OF_EITHER, wide: 2, hint: "This trial, or the one it is borrowed from and why" },
			}),
			allowance: allowance("intervals and dependence"),
			periods: field("periods of the figures", choice(FIGURE_PERIODS), {
				label: "Figures are of",
				form: { when: [{ field: "model", is: ["crossover", "case-crossover"] }] },
			}),
		}).transform(unlessBlank),
	),
);
