import { sharesPeople } from "../arms/shares-people.ts";
import type { Finding } from "../finding.ts";
import type { Outcome } from "../study/outcome.ts";
import { type ReadableStudy, readable } from "../study/readable.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";

/** What every check looks at: the document with its arms at hand by id. */
export interface Subject {
	document: ReadableStudy;
	arms: Map<string, Arm>;
	/** Whether a person may be counted in more than one arm. */
	sharesPeople: boolean;
	/** How people came into the arms: "randomised", or "enrolled" where nobody was. */
	entered: "randomised" | "enrolled";
}

/** One subject of checks, reading a study and yielding what it notices. */
export type Check = (subject: Subject) => Iterable<Finding>;

export function subjectOf(document: StudyDocument): Subject {
	return {
		document: readable(document),
		arms: new Map(document.arms.map((arm) => [arm.id, arm])),
		sharesPeople: sharesPeople(document),
		entered: document.kind === "randomised-trial" ? "randomised" : "enrolled",
	};
}

/** Where one arm's figures for an outcome stand. */
export function resultPath(outcome: Pick<Outcome, "id">, result: { armId: string }): string {
	return `outcomes.${outcome.id}.results.${result.armId}`;
}

/** An arm by its name, for messages. */
export function armName({ arms }: Pick<Subject, "arms">, armId: string): string {
	return `“${arms.get(armId)?.label ?? armId}”`;
}
