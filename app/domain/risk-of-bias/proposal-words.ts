import type { Proposal } from "./rule.ts";
import { BIAS_JUDGEMENTS } from "./vocabulary.ts";

/** What the tool's algorithm says, in words: "Proposed: Some concerns", "No proposal before 1.2 is answered". */
export function proposalWords(proposal: Proposal): string {
	if (proposal.is === "judgement") {
		const words = `Proposed by the tool’s algorithm: ${BIAS_JUDGEMENTS[proposal.judgement]}`;
		return proposal.note ? `${words}. ${proposal.note}` : words;
	}
	if (proposal.is === "open") return proposal.because;
	return `No proposal yet; still needed: ${proposal.missing.join(", ")}`;
}
