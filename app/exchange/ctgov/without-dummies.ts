import { sameWords } from "#app/domain/checks/same-words.ts";
import type { MatchableArm } from "./matchable.ts";

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
