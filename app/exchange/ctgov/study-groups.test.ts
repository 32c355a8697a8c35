import { expect, test } from "vitest";
import { doubtfulRecord } from "#tests/support/doubtful-record.ts";
import { groupKinds } from "#tests/support/group-kinds.ts";
import { analysed, GROUPS, recordWith, row } from "#tests/support/registry-measure.ts";
import { groupDoubts } from "./group-doubts.ts";
import { type RegistryReading, readRecord } from "./read-record.ts";

const TOTAL = { title: "Total", description: "Everybody" };

const measure = (input: Record<string, unknown>) => ({
	...{ type: "PRIMARY", title: "Score", timeFrame: "Week 6", paramType: "MEAN", unitOfMeasure: "points" },
	groups: [...GROUPS, { id: "OG002", ...TOTAL }],
	denoms: analysed(40, 38, 78),
	classes: [row([{ value: "5" }, { value: "7" }, { value: "6" }])],
	...input,
});

const harms = (...groups: Record<string, unknown>[]) => ({
	eventGroups: groups.map((group, index) => ({ id: `EG00${index}`, seriousNumAtRisk: 20, ...group })),
	otherEvents: [
		{
			term: "Headache",
			stats: groups.map((_, index) => ({ groupId: `EG00${index}`, numAffected: 3 + index, numAtRisk: 20 })),
		},
	],
});

const read = (measures: Record<string, unknown>[], adverseEventsModule?: Record<string, unknown>) =>
	readRecord(
		recordWith({
			results: {
				outcomeMeasuresModule: { outcomeMeasures: measures },
				...(adverseEventsModule && { adverseEventsModule }),
			},
		}),
	);

const armsOf = ({ document }: Pick<RegistryReading, "document">) =>
	document.outcomes[0]?.results.map(({ armId }) => armId);

test("what is no arm is a group of the study, once for outcomes and adverse events, after the arms", () => {
	const { document } = read(
		[measure({}), measure({ title: "Other score" })],
		harms({ title: "Sertraline" }, TOTAL),
	);
	const [group, ...others] = document.groups ?? [];
	expect(others).toEqual([]);
	expect(group).toMatchObject({ ...TOTAL, kind: "several-arms", armIds: ["sertraline", "placebo"] });
	expect(document.outcomes.map(({ results }) => results)).toMatchObject(
		[0, 1].map(() => [
			{ armId: "sertraline", mean: "5" },
			{ armId: "placebo", mean: "7" },
			{ groupId: group?.id, n: 78, mean: "6" },
		]),
	);
	expect(document.adverseEvents[0]?.results).toEqual([
		{ armId: "sertraline", affected: 3, atRisk: 20 },
		{ groupId: group?.id, affected: 4, atRisk: 20 },
	]);
});

test("another description is another group, and so is the second of two in one table that are alike", () => {
	const { document } = read(
		[measure({})],
		harms({ title: "Total", description: "Those treated" }, TOTAL, TOTAL),
	);
	const titles = document.groups?.map(({ title, description }) => [title, description]);
	expect(titles).toEqual([
		["Total", "Everybody"],
		["Total", "Those treated"],
		["Total", "Everybody"],
	]);
	expect(new Set(document.adverseEvents[0]?.results.map(({ groupId }) => groupId)).size).toBe(3);
});

test("which arms a total is of is said only where all the others are surely each an arm", () => {
	const groups = [GROUPS[0], { id: "OG002", ...TOTAL }];
	const { document } = read([measure({ groups })]);
	expect(document.groups).toEqual([{ id: expect.any(String), kind: "several-arms", ...TOTAL }]);
	const pooled = read([
		measure({ groups: [...GROUPS, { id: "OG002", title: "Pooled Healthy Volunteers" }] }),
	]);
	expect(pooled.document.groups?.[0]).toEqual({
		id: expect.any(String),
		title: "Pooled Healthy Volunteers",
	});
});

test("an analysis may compare a group with an arm, the way round that the figures say", () => {
	const analyses = [
		{ groupIds: ["OG000", "OG002"], paramType: "Mean Difference", paramValue: "1.0" },
		{ groupIds: ["OG002", "OG002"], pValue: "0.5" },
	];
	const { document, notMapped } = read([measure({ analyses })]);
	const [group] = document.groups ?? [];
	expect(document.outcomes[0]?.contrasts).toMatchObject([
		{ groupId: group?.id, referenceArmId: "sertraline", measure: "MD", estimate: "1.0" },
	]);
	expect(notMapped.map(({ why }) => why)).toContain("both of its groups are the same");
});

test("a group that is only the last one left keeps its own name until a person says which arm it is", () => {
	// Four groups of four arms hold all who started, and three of them are three of the arms.
	const { record } = groupKinds().find(({ name }) => name === "fdc 50 850") ?? { record: {} };
	const key = "OG:Metformin 1000 mg Bid";
	const reading = readRecord(record);
	const match = reading.matches.find((one) => one.key === key);
	expect(match).toMatchObject({ certainty: "only-one-left", isGuess: true });
	expect(armsOf(reading)).toContain(undefined);
	expect(armsOf(reading)).not.toContain(match?.armId);
	expect(reading.document.groups).toMatchObject([{ title: "Metformin 1000 mg Bid" }]);
	expect(reading.document.flow?.groups.map(({ armId }) => armId)).not.toContain(match?.armId);
	const doubt = groupDoubts(reading, record).find((one) => one.key === key);
	expect(doubt).toMatchObject({
		kind: "no-arm",
		message: expect.stringContaining(
			"keeps its own name. It may be the arm “Met 1000 mg”, which is not certain: ",
		),
	});
	const said = readRecord(record, { overrides: { [key]: match?.armId ?? null } });
	expect(armsOf(said)).toContain(match?.armId);
	expect(said.document.groups).toBeUndefined();
});

test("two groups that a person says are of one arm are parts of it", () => {
	const record = doubtfulRecord({ group: "Drug O morning", stranger: "Drug O evening" });
	const arm = "drug-o-10-mg";
	const { document } = readRecord(record, {
		overrides: { "OG:Drug O morning": arm, "OG:Drug O evening": arm },
	});
	expect(document.groups).toMatchObject([
		{ title: "Drug O morning", kind: "part-of-arm", armIds: [arm] },
		{ title: "Drug O evening", kind: "part-of-arm", armIds: [arm] },
	]);
	expect(armsOf({ document })).toEqual(["placebo", undefined, undefined]);
	// The group that has the arm's title stays it.
	const beside = doubtfulRecord({ stranger: "Drug O evening" });
	expect(armsOf(readRecord(beside, { overrides: { "OG:Drug O evening": arm } }))).toEqual([
		...[arm, "placebo", undefined],
	]);
});
