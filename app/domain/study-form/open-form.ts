import { describeOutcome } from "../describe.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { type ClosedParts, closedIn } from "./closed-parts.ts";
import type { StudyForm } from "./form-shape.ts";
import { itemsOf, type Loose } from "./loose.ts";
import { toForm } from "./to-form.ts";

/** With more outcomes, or adverse events, they are opened one by one, or when asked for. */
const MOST_OUTCOMES = 30;
const MOST_EVENTS = 60;

/** What a form of this study opens without. */
const closedAtFirst = ({ outcomes, adverseEvents }: StudyDocument): ClosedParts => ({
	outcomes: outcomes.length > MOST_OUTCOMES ? outcomes.map(({ id }) => id) : [],
	adverseEvents: adverseEvents.length > MOST_EVENTS,
});

/** The form filled in with what is open of a study. */
export function toOpenForm(document: StudyDocument, closed = closedAtFirst(document)): StudyForm & Loose {
	const isClosed = new Set(closed.outcomes);
	const form = toForm({
		...document,
		outcomes: document.outcomes.filter(({ id }) => !isClosed.has(id)),
		adverseEvents: closed.adverseEvents ? [] : document.adverseEvents,
	});
	return { ...form, ...closedFields(closed) };
}

/** The fields that say what is closed; a form that shows everything has none. */
const closedFields = ({ outcomes, adverseEvents }: ClosedParts): Loose => ({
	...(outcomes.length > 0 && { closedOutcomes: outcomes.join(" ") }),
	...(adverseEvents && { closedEvents: "yes" }),
});

/** A form with one more outcome open, or with its adverse events. */
export function opened(before: StudyDocument, form: Loose, what: string): Loose {
	const closed = closedIn(form);
	const { closedOutcomes: _, closedEvents: __, ...rest } = form;
	const left = {
		outcomes: closed.outcomes.filter((id) => id !== what),
		adverseEvents: closed.adverseEvents && what !== "adverseEvents",
	};
	const all = toForm(before);
	const outcome = closed.outcomes.includes(what) && all.outcomes?.find(({ id }) => id === what);
	return {
		...rest,
		...closedFields(left),
		...(outcome && { outcomes: [...itemsOf(form.outcomes), outcome] }),
		...(what === "adverseEvents" && closed.adverseEvents && { adverseEvents: all.adverseEvents }),
	};
}

/** What the outcomes of a study are called, those that are closed among them. */
export const namesOfOutcomes = ({ outcomes }: StudyDocument): { id: string; label: string }[] =>
	outcomes.map(({ id, timePoints: [timePoint, ...others], ...outcome }) => ({
		id,
		label: describeOutcome(others.length > 0 ? outcome : { ...outcome, timePoint }),
	}));
