import { type BiasAnswer, type Given, isAmong } from "./rule.ts";
import type { Condition, Question } from "./sheet.ts";

/** Asked; skipped, as earlier answers say that it does not apply; or not known before earlier ones are answered. */
type Asking = "asked" | "skipped" | "waiting";

export interface Asked {
	question: Question;
	asking: Asking;
	answer?: BiasAnswer;
}

/**
 * Which of a domain's questions are asked, in order.
 * @param answers by the number of the question; what was answered to a skipped one stays, and counts for nothing
 */
export function askedOf(
	questions: readonly Question[],
	answers: ReadonlyMap<string, BiasAnswer>,
): readonly Asked[] {
	const known = new Map<string, Asked>();
	for (const question of questions) {
		const held = question.onlyIf.map((condition) => holds(condition, known));
		const asking =
			held.length === 0 || held.includes(true) ? "asked" : held.includes(undefined) ? "waiting" : "skipped";
		const answer = answers.get(question.number);
		known.set(question.number, { question, asking, ...(answer && { answer }) });
	}
	return [...known.values()];
}

/** The answers that count. */
export function givenIn(asked: readonly Asked[]): Given {
	const counting = new Map(
		asked.flatMap(({ question, asking, answer }) =>
			asking === "skipped" || !answer ? [] : [[question.number, answer]],
		),
	);
	return (number) => counting.get(number);
}

function holds({ questions, are, all }: Condition, known: ReadonlyMap<string, Asked>): boolean | undefined {
	const each = questions.map((number) => {
		const asked = known.get(number);
		if (!asked || asked.asking === "skipped") return false;
		return asked.answer === undefined ? undefined : isAmong(asked.answer, are);
	});
	const [settles, otherwise] = all ? [false, true] : [true, false];
	if (each.includes(settles)) return settles;
	return each.includes(undefined) ? undefined : otherwise;
}

/** When a question is asked, in words: "if Y, PY or NI to 2.1 or 2.2". Empty where it always is. */
export function conditionWords({ onlyIf }: Question): string {
	const words = onlyIf.map(({ questions, are, all }) => {
		const answers = listed(are.split(" "), "or");
		return `${answers} to ${listed(questions, all ? "and" : "or")}`;
	});
	return words.length > 0 ? `if ${words.join(", or ")}` : "";
}

const listed = (items: readonly string[], word: string) =>
	items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
