import type { FormCondition } from "../study/describe-field.ts";

/** What is chosen in the design, as the form holds it. */
export type ChosenDesign = Readonly<Record<string, unknown>>;

/** Whether one of the choices is made on which it depends that a field is asked for; without such, it always is. */
export function isMet(condition: FormCondition | undefined, design: ChosenDesign): boolean {
	return (
		condition === undefined ||
		condition.some(({ field, is }) => [design[field]].flat().some((chosen) => is.includes(String(chosen))))
	);
}
