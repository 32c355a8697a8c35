import type { Question } from "#app/domain/question/question.ts";
import { MOST_COMPARED } from "#app/domain/question/question.ts";
import { questionSearch } from "./question-query.ts";

interface Compared {
	/** Addresses of studies, which come first. */
	studies?: readonly string[];
	question?: Question;
	/** The outcome they are compared on. */
	concept?: string;
}

/** The address of a comparison of studies named, of those that answer a question, or of both. */
export function compareAddress({ studies = [], question = {}, concept }: Compared): string {
	const search = new URLSearchParams([
		...studies.map((slug): [string, string] => ["study", slug]),
		...questionSearch(question),
		...(concept === undefined ? [] : [["concept", concept] as [string, string]]),
	]);
	return `/compare?${search}`;
}

/** Proxies refuse a request whose first line is longer than 8,000 characters, unless told otherwise. */
const LONGEST = 7800;

/** The first of these studies, each once, as many as a comparison and its address take. */
export function comparable(slugs: readonly string[]): string[] {
	const studies: string[] = [];
	let length = 0;
	for (const slug of new Set(slugs)) {
		length += `&study=${slug}`.length;
		if (studies.length === MOST_COMPARED || length > LONGEST) break;
		studies.push(slug);
	}
	return studies;
}
