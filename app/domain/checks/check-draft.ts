import type { z } from "zod";
import type { Finding } from "../finding.ts";
import { member, toIdPath, toIndexPath } from "../id-path.ts";
import { PrunedInput } from "../study/pruned-input.ts";
import { studyDocument } from "../study/study-document.ts";
import { fromWritten } from "../study/written-form.ts";
import { checkStudy } from "./check-study.ts";
import type { CheckContext } from "./identity.ts";

/** What the schema refuses, at the same kind of path as findings. */
interface DraftProblem {
	path: string;
	message: string;
}

export interface DraftCheck {
	findings: Finding[];
	problems: DraftProblem[];
}

/** Each round takes out what the last one laid bare: a value, then its holder, then what referred to it. */
const MOST_ROUNDS = 8;

/**
 * The checks for a form while somebody types: whatever it holds goes in, as the schema would take it. What
 * the schema refuses is a problem at its path; the findings are those of the rest.
 */
export function checkDraft(given: unknown, context?: CheckContext): DraftCheck {
	const input = fromWritten(given);
	const rest = new PrunedInput(input);
	const problems = new Map<string, DraftProblem>();
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const parsed = studyDocument.safeParse(rest.value);
		if (parsed.success) {
			const found = checkStudy(parsed.data, context);
			const findings = rest.hasMoved ? found.map((finding) => inInput(finding, rest, input)) : found;
			return { findings, problems: [...problems.values()] };
		}
		for (const issue of parsed.error.issues) {
			if (round > 0 && !isAboutInput(issue, rest, input)) continue;
			for (const problem of problemsOf(issue, rest, input)) {
				if (!problems.has(problem.path)) problems.set(problem.path, problem);
			}
		}
		if (!rest.prune(parsed.error.issues)) break;
	}
	return { findings: [], problems: [...problems.values()] };
}

function problemsOf(issue: z.core.$ZodIssue, rest: PrunedInput, input: unknown): DraftProblem[] {
	const path = rest.inInput(issue.path);
	if (issue.code !== "unrecognized_keys") return [{ path: toIdPath(path, input), message: issue.message }];
	return issue.keys.map((key) => ({
		path: toIdPath([...path, key], input),
		message: `There is no field “${key}” here`,
	}));
}

/** Where each reference points. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
	armId: ["arms", "id"],
	groupId: ["groups", "id"],
	referenceGroupId: ["groups", "id"],
	referenceArmId: ["arms", "id"],
	outcomeId: ["outcomes", "id"],
	reportId: ["reports", "id"],
};

/**
 * Whether an issue of a later round was there before anything was taken out: a reference to an item that
 * is in the input, though not in the rest, is no fault of who typed it.
 */
function isAboutInput(issue: z.core.$ZodIssue, rest: PrunedInput, input: unknown): boolean {
	const path = rest.inInput(issue.path);
	const [list, field] = LISTS[String(path.at(-1))] ?? [];
	if (issue.code !== "custom" || !list || !field) return true;
	const value = path.reduce<unknown>(member, input);
	const isIn = (root: unknown) => {
		const items = member(root, list);
		return Array.isArray(items) && items.some((item) => member(item, field) === value);
	};
	return !isIn(input) || isIn(rest.value);
}

function inInput(finding: Finding, rest: PrunedInput, input: unknown): Finding {
	const path = toIndexPath(finding.path, rest.value);
	return path ? { ...finding, path: toIdPath(rest.inInput(path), input) } : finding;
}
