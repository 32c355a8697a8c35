import type { Question } from "#app/domain/question/question.ts";

/** The library's list of what a question finds, as its own filters have it; of studies without results alone on request. */
export function librarySearch(question: Question, { withoutResults = false } = {}): URLSearchParams {
	const { about, condition, intervention, phase, status, yearFrom, yearTo } = question;
	const asked = {
		...{ q: about, conditionWords: condition, interventionWords: intervention, phase, status },
		...{ from: yearFrom?.toString(), to: yearTo?.toString() },
		results: withoutResults ? "no" : undefined,
	};
	return new URLSearchParams(
		Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
	);
}
