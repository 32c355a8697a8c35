import { ANALYSIS_SETS, MARGIN_SIDES } from "../designs/vocabulary.ts";
import { CONTRAST_MEASURES } from "../vocabulary.ts";
import { field, record } from "./describe-field.ts";
import { choice, decimal, decimalBetween, optional, unlessBlank } from "./fields.ts";

/** A margin of non-inferiority, or two of equivalence, that the interval of a comparison is held against. */
export const margin = field(
	"margin",
	optional(
		record({
			value: field("margin", decimal, {
				about: "as planned, in the measure and unit of the estimate, with its sign; the lower of two",
				form: { placeholder: "-10" },
			}),
			upper: field("upper margin", decimal, {
				label: "Upper margin (equivalence)",
				about: "the upper of two margins",
			}),
			side: field("side of the margin", choice(MARGIN_SIDES), {
				label: "The whole interval must lie",
				about: "for what was to be shown",
			}),
			measure: field("measure of the margin", choice(CONTRAST_MEASURES)),
			level: field(
				"confidence level for the margin",
				decimalBetween(50, 99.999, "Must be between 50 and 99.999 percent"),
				{
					label: "Level of the interval for it, %",
					about: "of the two-sided interval that was planned; 95 for a one-sided test at 2.5%",
					unit: "%",
					form: { placeholder: "95" },
				},
			),
			analysisSet: field("analysis set", choice(ANALYSIS_SETS), {
				about: "the people that the interval is of",
			}),
		}).transform(unlessBlank),
	),
	{ whole: true },
);
