/**
 * Something the plausibility checks noticed. An error blocks publishing; a warning asks for a look and can
 * be answered with a reason; a remark is only said.
 */
export interface Finding {
	/** Names the check: `events-above-analysed`. */
	code: string;
	level: "error" | "warning" | "remark";
	/**
	 * Where in the document, by ids and not positions, so that it survives reordering:
	 * `outcomes.o1.results.a1.percent`, `arms.a2.label`, `population.randomised`.
	 */
	path: string;
	/** What was noticed and how to correct it, naming the figures. */
	message: string;
	/** Values that would correct it, to be offered as choices. */
	candidates?: number[];
	/** The reason somebody gave for letting a warning stand. */
	answer?: string;
}

/** How an answer names its finding. */
export function findingKey(finding: Pick<Finding, "code" | "path">): string {
	return `${finding.code} ${finding.path}`;
}

/** Errors, and warnings that nobody answered: what a draft still has to settle. */
export function openFindings(findings: Finding[]): Finding[] {
	return findings.filter(
		(finding) => finding.level === "error" || (finding.level === "warning" && !finding.answer),
	);
}
