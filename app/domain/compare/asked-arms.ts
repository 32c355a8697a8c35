import { isComparator } from "../arms/arm-colours.ts";
import { searchTerms } from "../search/search-terms.ts";
import { typedWords } from "../search/typed-words.ts";
import type { Arm } from "../study/study-document.ts";

/** Whether an arm's names have what was asked for, in the words that the library's search takes for the same. */
export function givesAsked(asked: string): (arm: Pick<Arm, "label" | "interventions">) => boolean {
	const terms = searchTerms(asked).map(({ words, forms, synonyms }) =>
		[words, ...forms, ...synonyms].map((name) => ` ${name.join(" ")}`),
	);
	return ({ label, interventions }) => {
		const names = interventions.flatMap(({ name, otherNames }) => [name, ...otherNames]);
		const text = [label, ...names].map((name) => wordsOf(name)).join(" |");
		// As in a search, the last word may be the beginning of one.
		return terms.length > 0 && terms.every((names) => names.some((name) => text.includes(name)));
	};
}

const wordsOf = (name: string) =>
	typedWords(name)
		.map(({ word }) => ` ${word}`)
		.join("");

/**
 * A study's arms as a reader who asks for an intervention takes them: the arm that is given it is what is looked at, and
 * an experimental arm without it is what it is compared with, whichever of them the trial was made for. Undefined where
 * names do not part the arms so: all of them have it (its doses, or what is added to it), or none.
 */
export function armsAsAsked(arms: Arm[], isAsked: ReturnType<typeof givesAsked>): Arm[] | undefined {
	const having = new Set(arms.filter(isAsked));
	if (having.size === 0 || having.size === arms.length) return undefined;
	return arms.map((arm): Arm => {
		if (having.has(arm)) return isComparator(arm) ? { ...arm, role: "experimental" } : arm;
		return arm.role === "experimental" ? { ...arm, role: "active-comparator" } : arm;
	});
}
