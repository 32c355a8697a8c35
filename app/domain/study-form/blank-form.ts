import type { StudyForm } from "./form-shape.ts";

/** What a new study's form starts with: one report, two arms, one outcome; every choice is open. */
export const BLANK_FORM: StudyForm = {
	reports: [{ id: "r1" }],
	arms: [{ id: "a1" }, { id: "a2" }],
	outcomes: [{ id: "o1", timePoints: [{ id: "t1" }] }],
};
