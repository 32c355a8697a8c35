import { z } from "zod";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import type { CheckContext } from "#app/domain/checks/identity.ts";
import type { Finding } from "#app/domain/finding.ts";
import { readPrinted } from "#app/domain/printed/read-printed.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/** Part of a document, as a form or JSON would give it. */
export type Input = Record<string, unknown>;

/** A trial of two arms, `a1` and `a2`, that says where it comes from and about which the checks notice nothing. */
export function studyInput(input: Input = {}): Input {
	return {
		title: "Treatment of depression with onabotulinumtoxinA",
		kind: "randomised-trial",
		reports: [{ id: "r1", title: "Treatment of depression with onabotulinumtoxinA", year: 2014 }],
		arms: [
			{ id: "a1", label: "OnabotulinumtoxinA", role: "experimental" },
			{ id: "a2", label: "Placebo", role: "placebo-comparator" },
		],
		...input,
	};
}

/** That trial as the schema reads it, with the fields given in place of its own. @throws when they are no document */
export function studyWith(input: Input = {}): StudyDocument {
	const parsed = studyDocument.safeParse(studyInput(input));
	if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
	return parsed.data;
}

const source = { reportId: "r1", locator: "Table 2" };

/** A binary outcome `o1` with a result for each arm, typed as sources print it: `{ a1: "52% (17/33)", a2: "6/41" }`. */
export function binaryOutcome(cells: Record<string, string>, input: Input = {}): Input {
	const results = Object.entries(cells).map(([armId, cell]) => {
		const read = readPrinted("rate", cell);
		if (read.is !== "means") throw new Error(`“${cell}” is no rate`);
		return { armId, ...read.figures, source };
	});
	return { kind: "binary", id: "o1", label: "Response", concept: "response", results, ...input };
}

/** A continuous outcome `o1` with the figures given for each arm. */
export function continuousOutcome(figures: Record<string, Input>, input: Input = {}): Input {
	const results = Object.entries(figures).map(([armId, given]) => ({ armId, source, ...given }));
	return {
		kind: "continuous",
		id: "o1",
		label: "Depression score",
		concept: "symptom-severity",
		results,
		...input,
	};
}

/** A reported contrast of `a1` against `a2`. */
export function contrast(input: Input): Input {
	return { armId: "a1", referenceArmId: "a2", source, ...input };
}

/** What the checks notice in such a study, one line each: `error events-above-analysed outcomes.o1.results.a1.events`. */
export function noticed(input: Input, context?: CheckContext): string[] {
	return checkStudy(studyWith(input), context).map(({ level, code, path }) => `${level} ${code} ${path}`);
}

/** The finding of a check in such a study. @throws when there is none, or more than one */
export function theFinding(code: string, input: Input, context?: CheckContext): Finding {
	const found = checkStudy(studyWith(input), context).filter((finding) => finding.code === code);
	const [finding] = found;
	if (!finding || found.length > 1) throw new Error(`${found.length} findings of ${code}`);
	return finding;
}
