import { expect, test } from "vitest";
import { studyDocument } from "../study/study-document.ts";

/** What the schema says of judgements, each by its path within the list. */
function refused(...riskOfBias: object[]): [string, string][] {
	const parsed = studyDocument.safeParse({ title: "A trial", riskOfBias });
	return (parsed.error?.issues ?? []).map(({ path, message }) => [path.slice(1).join("."), message]);
}

const judged = (more: object = {}) => ({
	...{ tool: "rob-2", version: "individual", effect: "assignment", domain: "Missing outcome data" },
	...more,
});

test("a judgement by template fits it", () => {
	const answers = [{ question: "3.1", answer: "N", note: "12 of 33 left" }];
	expect(refused(judged({ answers }), judged({ domain: "overall", judgement: "low" }))).toEqual([]);
	expect(refused(judged({ assessor: "AB" }), judged({ assessor: "CD" }))).toEqual([]);
	expect(refused(judged(), judged({ effect: "adherence" }), judged({ version: "cluster" }))).toEqual([]);
	expect(refused({ domain: "Anything", judgement: "low" }, { domain: "Anything" })).toEqual([]);
});

test.each([
	["another tool’s version", judged({ version: "v2" }), "0.version", "RoB 2 has no version “Version 2”"],
	["no tool", judged({ tool: undefined }), "0.version", "Say of which tool"],
	["another domain", judged({ domain: "Confounding" }), "0.domain", "Must be one of “Randomisation process”"],
	[
		"another domain’s question",
		judged({ answers: [{ question: "2.1", answer: "Y" }] }),
		"0.answers.0.question",
		"This domain has no question 2.1, only 3.1, 3.2, 3.3, 3.4",
	],
	[
		"an answer that the question does not allow",
		judged({ answers: [{ question: "3.2", answer: "NI" }] }),
		"0.answers.0.answer",
		"Answer one of Y, PY, PN, N",
	],
	[
		"an answer for no effect",
		judged({ effect: undefined, answers: [{ question: "3.1", answer: "Y" }] }),
		"0.effect",
		"Say for which effect it is judged: assignment or adherence",
	],
	[
		"an effect of a tool without",
		{ tool: "rob-1", version: "of-2011", effect: "assignment", domain: "Other bias" },
		"0.effect",
		"does not judge by the effect of interest",
	],
	[
		"answers without a version",
		{ tool: "rob-2", domain: "X", answers: [{ question: "1.1", answer: "Y" }] },
		"0.version",
		"Say which version of the tool these questions are from",
	],
])("refused: %s", (_, entry, path, message) => {
	expect(refused(entry)).toEqual([[path, expect.stringContaining(message)]]);
});

test("an assessor judges a domain of a result once", () => {
	expect(
		refused(judged({ assessor: "AB" }), judged({ assessor: "ab", domain: "missing outcome data" })),
	).toEqual([["1.domain", "This assessor has judged this domain already, for the same result"]]);
});
