import { wordsOf } from "./title-words.ts";

/** What stands between the arm of an estimate and the one it is against. */
const AGAINST =
	/\bvs?\.?(?=\s)|\bversus\b|\bminus\b|\bcompared (?:to|with)\b|\brelative to\b|\bagainst\b|\bover\b(?= )|\s[-–]\s|\//i;
/** How far from it the names of the arms may stand, in words. */
const REACH = 8;

/**
 * Which of two groups the words of an analysis put first: "Dupilumab vs. Placebo" → the group of dupilumab.
 * @param names everything that each group goes by
 * @returns 0 or 1; undefined where the words do not say it, or say both
 */
export function saidFirst(texts: readonly string[], names: readonly [string[], string[]]): 0 | 1 | undefined {
	const [one, other] = names.map((titles) => new Set(titles.flatMap((title) => [...wordsOf(title)])));
	if (!one || !other) return undefined;
	const tellings = [one.difference(other), other.difference(one)] as const;
	const said = new Set<0 | 1>();
	for (const text of texts) {
		const parts = text.split(AGAINST);
		for (const [index, right] of parts.entries()) {
			const left = parts[index - 1];
			if (left === undefined) continue;
			const before = mentioned(left.split(/\s+/).slice(-REACH).join(" "), tellings);
			const after = mentioned(right.split(/\s+/).slice(0, REACH).join(" "), tellings);
			if (before !== undefined && after !== undefined && before !== after) said.add(before);
		}
	}
	const [first] = said;
	return said.size === 1 ? first : undefined;
}

/** The one group of two whose own words a text has. */
function mentioned(text: string, tellings: readonly [Set<string>, Set<string>]): 0 | 1 | undefined {
	const words = wordsOf(text);
	const [one, other] = tellings.map((telling) => !telling.isDisjointFrom(words));
	return one === other ? undefined : one ? 0 : 1;
}
