import { hasWords } from "../search/typed-words.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { PHASES, REGISTRY_STATUSES } from "../vocabulary.ts";
import type { Question } from "./question.ts";

/** What a list of the library is narrowed by, as far as a question can ask it. */
export interface QuestionFilters {
	q?: string;
	condition?: string;
	intervention?: string;
	phase?: string;
	status?: string;
	yearFrom?: number;
	yearTo?: number;
	/** Words that must all be found in one place, as a question has them. */
	within?: { conditions?: string | undefined; interventions?: string | undefined };
}

/**
 * The question that a search of the library asks. A condition or an intervention chosen there is a whole name; the
 * question has its words, and finds the trials that name it otherwise as well.
 * @returns undefined where nothing narrows the list that a question has
 */
export function questionOfFilters(filters: QuestionFilters): Question | undefined {
	const { q, phase, status, yearFrom, yearTo, within = {} } = filters;
	const words = (text: string | undefined) => (text && hasWords(text) ? text : undefined);
	const question = {
		about: words(q),
		condition: words(together(filters.condition, within.conditions)),
		intervention: words(together(filters.intervention, within.interventions)),
		phase: keyIn(PHASES, phase),
		status: keyIn(REGISTRY_STATUSES, status),
		...{ yearFrom, yearTo },
	};
	const given = Object.entries(question).filter(([, value]) => value !== undefined);
	return given.length > 0 ? (Object.fromEntries(given) as Question) : undefined;
}

const together = (...texts: (string | undefined)[]) => texts.filter(Boolean).join(" ") || undefined;

const keyIn = <V extends Vocabulary>(vocabulary: V, key: string | undefined) =>
	key !== undefined && Object.hasOwn(vocabulary, key) ? (key as keyof V & string) : undefined;
