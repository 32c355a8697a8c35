import { sameWords } from "#app/domain/same-words.ts";
import type { MatchableArm } from "./matchable.ts";
import { wordsOf } from "./title-words.ts";

const CARE = new Set(["standard", "usual", "supportive", "routine", "care"]);
const isCare = (text: string) => {
	const words = wordsOf(text);
	return words.has("care") && words.isSubsetOf(CARE);
};

/** A title without the care that an arm of its own gets alone: “Drug + Standard of Care” beside “Standard of Care”. */
export function withoutCare(title: string, labels: readonly string[]): string {
	if (!labels.some(isCare)) return title;
	const pieces = title.split(/\s*(?:\+|\bplus\b|\bwith\b|\badded to\b)\s*/i);
	const kept = pieces.filter((piece) => !isCare(piece));
	const isInLabel = labels.some((label) => !isCare(label) && wordsOf(label).has("care"));
	return kept.length === 0 || kept.length === pieces.length || isInLabel ? title : kept.join(" + ");
}

/**
 * A title without the placebos that keep a trial blind: “Rivaroxaban + Warfarin Placebo” is the arm of
 * rivaroxaban, and “Placebo for Pregabalin” is the placebo arm.
 */
export function withoutDummies(title: string, arms: readonly MatchableArm[]): string {
	if (!/placebo|dummy|sham/i.test(title)) return title;
	let rest = ` ${sameWords(title)} `;
	for (const { label, aliases } of arms) {
		for (const name of [label, ...aliases].map(sameWords)) {
			if (name === "" || /placebo|dummy|sham|\+|&|\band\b|\bplus\b/.test(name)) continue;
			const text = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
			rest = rest
				.replace(
					new RegExp(
						`(placebos?|dummy|sham)[\\s-]+(?:for|of|to match|matching|matched to)\\s+${text}(?=[\\s),;])`,
						"g",
					),
					"$1",
				)
				.replace(
					new RegExp(`(?<=[\\s(])${text}\\s+(?:matching |matched )?(placebos?|dummy)(?=[\\s),;])`, "g"),
					"$1",
				);
		}
	}
	return rest.trim() === sameWords(title) ? title : rest.trim();
}
