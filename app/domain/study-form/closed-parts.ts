import type { StudyDocument } from "../study/study-document.ts";
import { itemsOf, type Loose, textOf } from "./loose.ts";

/**
 * A study may hold more than a form can show at once: a registry record has hundreds of outcomes and thousands of adverse
 * events. What is closed in the form is not sent, and stays as it was in the version that the form was made from.
 */
export interface ClosedParts {
	/** Ids of outcomes. */
	outcomes: string[];
	/** Whether the list of adverse events is closed as a whole. */
	adverseEvents: boolean;
}

export const closedIn = (form: Loose): ClosedParts => ({
	outcomes: textOf(form.closedOutcomes).split(" ").filter(Boolean),
	adverseEvents: textOf(form.closedEvents) === "yes",
});

/** What is closed, as it was: in its place, or gone where somebody removed it from the form. */
export function withClosed(before: StudyDocument, input: Loose, closed: ClosedParts): Loose {
	const isClosed = new Set(closed.outcomes);
	if (isClosed.size === 0 && !closed.adverseEvents) return input;
	const open = itemsOf(input.outcomes);
	const known = new Set(before.outcomes.map(({ id }) => id));
	const moved = open.filter(({ id }) => known.has(textOf(id)));
	const stay = new Set(moved.map(({ id }) => textOf(id)));
	const inPlace = before.outcomes.flatMap((outcome): object[] => {
		if (isClosed.has(outcome.id)) return [outcome];
		// Those that are open keep the order that the form has them in.
		const next = stay.has(outcome.id) ? moved.shift() : undefined;
		return next ? [next] : [];
	});
	const added = open.filter(({ id }) => !known.has(textOf(id)));
	return {
		...input,
		...(isClosed.size > 0 && { outcomes: [...inPlace, ...added] }),
		...(closed.adverseEvents && { adverseEvents: before.adverseEvents }),
	};
}

/** For checks of what is open alone: closed outcomes are there to be named, and nothing is known of them. */
export function withStubs(input: Loose, { outcomes }: ClosedParts): Loose {
	if (outcomes.length === 0) return input;
	const stubs = outcomes.map((id) => ({ id, kind: "continuous", label: `Outcome ${id}` }));
	return { ...input, outcomes: [...itemsOf(input.outcomes), ...stubs] };
}
