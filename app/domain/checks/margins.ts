import { contradictionOf, unsaidOf } from "../designs/margin-obstacles.ts";
import type { Finding } from "../finding.ts";
import { remark, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** Margins of non-inferiority and equivalence: what they lack for a conclusion, and what contradicts them. */
export function* checkMargins({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		for (const [index, contrast] of outcome.contrasts.entries()) {
			if (!contrast.margin) continue;
			const path = `outcomes.${outcome.id}.contrasts.${index}.margin`;
			const contradiction = contradictionOf(outcome, contrast);
			if (contradiction !== undefined)
				yield warning(
					"margin-contradicted",
					path,
					`Nothing can be concluded from the margin, as ${contradiction}: correct it, or answer why it is so`,
				);
			const unsaid = unsaidOf(contrast);
			if (unsaid.length > 0)
				yield remark(
					"margin-incomplete",
					path,
					`Nothing is concluded from the margin until all of it is said. Missing: ${unsaid.join("; ")}`,
				);
		}
	}
}
