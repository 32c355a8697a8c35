import { expect, test } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import type { Question } from "#app/domain/question/question.ts";
import { questionSearch, readQuestion } from "./question-query.ts";

const read = (query: string) => readQuestion(new URLSearchParams(query));

test("a question is read as it is written", () => {
	const question: Question = {
		...{ about: "wrinkles", condition: "major depressive disorder", intervention: "botulinum toxin" },
		...({ phase: "2", status: "completed" } as const),
		...{ yearFrom: 2010, yearTo: 2020 },
	};
	expect(String(questionSearch(question))).toBe(
		"about=wrinkles&condition=major+depressive+disorder&intervention=botulinum+toxin&phase=2&status=completed&yearFrom=2010&yearTo=2020",
	);
	expect(readQuestion(questionSearch(question))).toEqual(question);
	expect(readQuestion(questionSearch({ condition: "COVID-19" }))).toEqual({ condition: "COVID-19" });
});

test.each(["", "condition=&about=+&phase=&yearFrom=", "study=finzi-2014&measure=RR"])(
	"“%s” asks no question",
	(query) => {
		expect(read(query)).toBeUndefined();
	},
);

test.each([
	["condition=%E2%80%94", "condition", "no word or number"],
	[`intervention=${"a".repeat(301)}`, "intervention", "at most 300"],
	["phase=7", "phase", "phase is one of"],
	["status=__proto__", "status", "status is one of"],
	["yearFrom=14", "yearFrom", "not a year"],
	["yearTo=2020.5", "yearTo", "not a year"],
	["yearFrom=2021&yearTo=2020", "yearFrom", "the first is the later one"],
])("%s is refused, and %s named", (query, path, says) => {
	const problem = refusal(() => read(query));
	expect(problem.fields).toMatchObject([{ path: [path], in: "query" }]);
	expect(problem.message).toContain(says);
});

function refusal(run: () => unknown): Problem {
	try {
		run();
	} catch (error) {
		if (error instanceof Problem) return error;
	}
	throw new Error("Nothing was refused");
}
