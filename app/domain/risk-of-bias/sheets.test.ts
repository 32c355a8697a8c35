import { expect, test } from "vitest";
import { inShort, sheetNamed } from "#tests/support/bias-answers.ts";
import { askedOf, conditionWords, givenIn } from "./asked.ts";
import type { BiasAnswer, Rule } from "./rule.ts";
import type { Question, Sheet } from "./sheet.ts";
import { sheetsOf, TEMPLATES, templateOf } from "./sheets.ts";

const SHEETS: Sheet[] = Object.keys(TEMPLATES).flatMap((key) => sheetsOf(templateOf(key) ?? {}));

/** Answers that no algorithm tells from another are tried once. */
const SAME: Partial<Record<BiasAnswer, BiasAnswer>> = { PY: "Y", PN: "N" };
const tried = ({ options }: Question) => options.filter((option) => !SAME[option]);

/** Every way through a domain's questions until none that is asked is left without an answer. */
function* walks(
	questions: readonly Question[],
	answers: ReadonlyMap<string, BiasAnswer> = new Map(),
): Generator<ReadonlyMap<string, BiasAnswer>> {
	const next = askedOf(questions, answers).find(({ asking, answer }) => asking === "asked" && !answer);
	if (!next) {
		yield answers;
		return;
	}
	for (const option of tried(next.question))
		yield* walks(questions, new Map(answers).set(next.question.number, option));
}

const propose = (questions: readonly Question[], rule: Rule, answers: ReadonlyMap<string, BiasAnswer>) =>
	inShort(rule(givenIn(askedOf(questions, answers))));

test("every way through the questions of every tool ends in a judgement in its words, or says why in none", () => {
	let ways = 0;
	for (const { words, domains } of SHEETS)
		for (const { questions, rule } of domains)
			for (const answers of walks(questions)) {
				ways++;
				const says = propose(questions, rule, answers);
				if (says !== "open" && !words.includes(says as never))
					throw new Error(`${[...answers].join("; ")}: ${says}`);
			}
	expect(ways).toBeGreaterThan(5000);
});

test("a probable answer counts as the certain one", () => {
	const probable: Partial<Record<BiasAnswer, BiasAnswer>> = { Y: "PY", N: "PN" };
	for (const { questions, rule } of sheetNamed("rob-2 individual assignment").domains)
		for (const answers of walks(questions)) {
			const likely = new Map([...answers].map(([number, answer]) => [number, probable[answer] ?? answer]));
			expect(propose(questions, rule, likely)).toBe(propose(questions, rule, answers));
		}
});

test("a question says when it is asked; one that cannot be known yet waits", () => {
	const [, deviations] = sheetNamed("rob-2 individual adherence").domains;
	const questions = deviations?.questions ?? [];
	const asking = (answers: [string, BiasAnswer][]) =>
		Object.fromEntries(
			askedOf(questions, new Map(answers)).map(({ question, asking: how }) => [question.number, how]),
		);
	expect(asking([])).toMatchObject({ "2.1": "asked", "2.3": "waiting", "2.6": "waiting" });
	expect(asking([["2.1", "Y"]])).toMatchObject({ "2.3": "asked" });
	expect(
		asking([
			["2.1", "N"],
			["2.2", "PN"],
			["2.4", "NA"],
			["2.5", "N"],
		]),
	).toMatchObject({ "2.3": "skipped", "2.6": "skipped" });
	expect(questions.map(conditionWords).filter(Boolean)).toEqual([
		"if Y, PY or NI to 2.1 or 2.2",
		"if N, PN or NI to 2.3, or Y, PY or NI to 2.4 or 2.5",
	]);
});

test("numbers and names are told apart within a sheet", () => {
	for (const { domains, first } of SHEETS) {
		const names = domains.map(({ name }) => name.toLowerCase());
		expect(new Set(names).size).toBe(names.length);
		const numbers = [...first, ...domains.flatMap(({ questions }) => questions)].map(({ number }) => number);
		expect(new Set(numbers).size).toBe(numbers.length);
	}
});
