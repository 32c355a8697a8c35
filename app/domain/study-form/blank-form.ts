import type { StudyForm } from "./form-shape.ts";

/** What a new study's form starts with: one report, two arms, one outcome of yes or no. */
export const BLANK_FORM: StudyForm = {
	kind: "randomised-trial",
	reports: [{ id: "r1", role: "primary" }],
	arms: [
		{ id: "a1", role: "experimental" },
		{ id: "a2", role: "placebo-comparator" },
	],
	outcomes: [{ id: "o1", kind: "binary", timePoint: { unit: "weeks" } }],
};
