import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";

/** Errors stand in the way of publishing. */
export class NotPublishable extends Problem {
	readonly findings: Finding[];

	constructor(findings: Finding[]) {
		const fields = findings.map(({ path, message }) => ({ path: path.split("."), message }));
		super(
			"invalid",
			`${findings.length === 1 ? "One error stands" : `${findings.length} errors stand`} in the way of publishing: ${findings[0]?.message}`,
			fields,
		);
		this.findings = findings;
	}
}
