import { describe, expect, test } from "vitest";
import { type Input, studyInput, studyWith } from "#tests/support/study-builder.ts";
import { checkStudy } from "../checks/check-study.ts";
import { documentOf, documentText, parseDocumentJson, stringifyDocument } from "../document-json.ts";
import { atEachTime, withAllTimes } from "./at-each-time.ts";
import { readable } from "./readable.ts";
import { studyDocument } from "./study-document.ts";

const result = (armId: string, more: Input = {}) => ({ armId, events: 5, n: 20, ...more });
const outcome = (more: Input): Input => ({ id: "o1", kind: "binary", label: "Response", ...more });

/** Measured once, as documents said it before outcomes had several time points. */
const ONCE = outcome({
	timePoint: { value: "6", unit: "weeks", text: "Week 6" },
	results: [result("a1"), result("a2")],
	contrasts: [{ armId: "a1", referenceArmId: "a2", measure: "RR", estimate: "1.2" }],
});
const TIMES = [
	{ id: "t1", value: "6", unit: "weeks" },
	{ id: "t2", value: "12", unit: "weeks", primary: true },
];
const TWICE = outcome({
	timePoints: TIMES,
	results: [
		result("a1", { timePointId: "t1" }),
		result("a2", { timePointId: "t1" }),
		result("a1", { timePointId: "t2", events: 9 }),
	],
	contrasts: [{ armId: "a1", referenceArmId: "a2", timePointId: "t2", measure: "RR", estimate: "1.5" }],
});

describe("a document from before outcomes had several time points", () => {
	test("is read as one with one time point, and written as it was", () => {
		const document = studyWith({ outcomes: [ONCE] });
		expect(document.outcomes[0]).toMatchObject({
			timePoints: [{ id: "t1", value: "6", unit: "weeks", text: "Week 6" }],
			results: [
				{ armId: "a1", timePointId: "t1" },
				{ armId: "a2", timePointId: "t1" },
			],
			contrasts: [{ armId: "a1", timePointId: "t1" }],
		});
		const written = JSON.parse(documentText(document));
		expect(written.outcomes[0]).toMatchObject({ timePoint: { value: "6", unit: "weeks", text: "Week 6" } });
		expect(written.outcomes[0].results[0]).toEqual({ armId: "a1", n: 20, events: 5 });
		expect(written.outcomes[0]).not.toHaveProperty("timePoints");
	});

	test.each<[string, Input]>([
		["once", ONCE],
		["never", outcome({ results: [result("a1")] })],
		["twice", TWICE],
		[
			"once, the second of two that is left",
			outcome({ timePoints: TIMES.slice(1), results: [result("a1")] }),
		],
	])("measured %s, it is the same text and the same document again", (_, input) => {
		const document = studyWith({ outcomes: [input] });
		const text = documentText(document);
		expect(JSON.stringify(documentOf(text))).toBe(JSON.stringify(document));
		expect(documentText(documentOf(text))).toBe(text);
		const file = stringifyDocument(document);
		expect(documentText(studyDocument.parse(parseDocumentJson(file)))).toBe(text);
	});

	test("a time point of which nothing is said is none", () => {
		const document = studyWith({
			outcomes: [outcome({ timePoints: [{ id: "t1" }], results: [result("a1")] })],
		});
		expect(document.outcomes[0]).toMatchObject({ timePoints: [], results: [{ armId: "a1" }] });
	});

	test("one time point and several at once are not accepted", () => {
		const both = outcome({ timePoint: { value: "6" }, timePoints: TIMES, results: [] });
		expect(() => studyWith({ outcomes: [both] })).toThrow(/timePoint/);
	});
});

describe("whose figures they are, and when they were measured, is said", () => {
	test.each<[string, Input, string, string]>([
		[
			"a time not named",
			{ results: [result("a1")] },
			"results.0.timePointId",
			"Say at which of the time points",
		],
		[
			"a time that is not there",
			{ results: [result("a1", { timePointId: "t9" })] },
			"results.0.timePointId",
			"There is no time point “t9”",
		],
		["nobody", { results: [{ n: 3, timePointId: "t1" }] }, "results.0.armId", "Choose one"],
		[
			"both",
			{ results: [result("a1", { groupId: "g1", timePointId: "t1" })] },
			"results.0.groupId",
			"either an arm or a group",
		],
		[
			"a group that is not there",
			{ results: [{ groupId: "g9", timePointId: "t1" }] },
			"results.0.groupId",
			"There is no group “g9”",
		],
		[
			"the same twice",
			{ results: [result("a1", { timePointId: "t1" }), result("a1", { timePointId: "t1" })] },
			"results.1.armId",
			"has a result here already",
		],
	])("%s is refused", (_, more, path, message) => {
		const input = {
			groups: [{ id: "g1", title: "Both arms" }],
			outcomes: [outcome({ timePoints: TIMES, ...more })],
		};
		const { error } = studyDocument.safeParse(studyInput(input));
		expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
			[`outcomes.0.${path}`, expect.stringContaining(message)],
		]);
	});

	test("a group may not have an arm's id", () => {
		const { error } = studyDocument.safeParse(studyInput({ groups: [{ id: "a1", title: "Both arms" }] }));
		expect(error?.issues[0]?.path).toEqual(["groups", 0, "id"]);
	});
});

describe("as it is read", () => {
	test("an outcome stands once a time point, the first under its own id, with the arms’ figures of then", () => {
		const { outcomes } = readable(studyWith({ outcomes: [TWICE] }));
		expect(outcomes).toMatchObject([
			{ id: "o1", timePoint: { value: "6" }, results: [{ events: 5 }, { events: 5 }], contrasts: [] },
			{ id: "o1_t2", timePoint: { value: "12" }, results: [{ events: 9 }], contrasts: [{ estimate: "1.5" }] },
		]);
	});

	test("figures of groups stand beside the arms’, by the groups’ names", () => {
		const [read] = readable(
			studyWith({
				groups: [{ id: "g1", title: "Both arms" }],
				outcomes: [outcome({ results: [result("a1"), { groupId: "g1", events: 9, n: 40 }] })],
			}),
		).outcomes;
		expect(read?.results).toMatchObject([{ armId: "a1" }]);
		expect(read?.ofGroups?.results).toMatchObject([{ label: "Both arms", events: 9 }]);
	});

	test("what checks notice at a later time is named by the document’s path", () => {
		const wrong = { ...TWICE, results: [result("a1", { timePointId: "t2", events: 21 })] };
		const paths = checkStudy(studyWith({ outcomes: [wrong] })).map(({ path }) => path);
		expect(paths).toContain("outcomes.o1.results.a1_t2.events");
	});
});

test("a table has a line for each time point, and its lines are one outcome again", () => {
	const { outcomes } = studyWith({ outcomes: [TWICE, { ...ONCE, id: "o2" }] });
	const apart = atEachTime(outcomes);
	expect(apart.map(({ id, timePoints }) => [id, timePoints.map(({ value }) => value)])).toEqual([
		["o1", ["6"]],
		["o1_t2", ["12"]],
		["o2", ["6"]],
	]);
	expect(withAllTimes(apart)).toEqual(outcomes);
});
