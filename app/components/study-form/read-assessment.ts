import { parse } from "@conform-to/react";
import type { AssessmentForm } from "#app/domain/study-form/assessment-form.ts";

/** What an assessment's own controls hold, without the rest of a form that may be long. @param index its place */
export function readTyped(fieldset: HTMLFieldSetElement, index: number): AssessmentForm {
	const data = new FormData();
	for (const control of fieldset.elements) {
		const isField =
			control instanceof HTMLInputElement ||
			control instanceof HTMLSelectElement ||
			control instanceof HTMLTextAreaElement;
		if (!isField || control.name === "") continue;
		if (control instanceof HTMLInputElement && control.type === "radio" && !control.checked) continue;
		data.append(control.name, control.value);
	}
	const { payload } = parse<unknown, string[]>(data, { resolve: () => ({ error: {} }) });
	const { assessments } = payload as { assessments?: AssessmentForm[] };
	return assessments?.[index] ?? {};
}
