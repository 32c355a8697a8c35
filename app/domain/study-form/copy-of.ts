import type { StudyDocument } from "../study/study-document.ts";
import type { StudyForm } from "./form-shape.ts";
import { toForm } from "./to-form.ts";

/**
 * The form of another trial like this one: its arms, what was measured and how it was done, without what is of this
 * trial alone: its title, reports, numbers and dates, who took part, every figure and every judgement.
 */
export function copyOf(document: StudyDocument): StudyForm {
	const { description, age, sex, priorTreatment } = document.population;
	const form = toForm({
		...document,
		population: { description, age, sex, priorTreatment },
		...{ identifiers: [], reports: [], dates: {}, riskOfBias: [], answers: [] },
		arms: document.arms.map(({ randomised: _, ...arm }) => arm),
		outcomes: document.outcomes.map((outcome) => ({
			...outcome,
			population: undefined,
			results: [],
			contrasts: [],
		})),
		adverseEvents: document.adverseEvents.map(({ source: _, ...event }) => ({ ...event, results: [] })),
	});
	const { title: _, acronym: __, status: ___, summary: ____, notes: _____, ...like } = form;
	return { ...like, title: "" };
}
