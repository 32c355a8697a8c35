import type { Question } from "#app/domain/question/question.ts";

/** The library's own search for what a question asks, as near as it has it: all words anywhere in a study. */
export function librarySearch({
	about,
	condition,
	intervention,
	phase,
	status,
	yearFrom,
	yearTo,
}: Question): URLSearchParams {
	const words = [intervention, condition, about].filter((each) => each !== undefined).join(" ");
	const asked = {
		...{ q: words, phase, status },
		...{ from: yearFrom?.toString(), to: yearTo?.toString() },
	};
	return new URLSearchParams(
		Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
	);
}
