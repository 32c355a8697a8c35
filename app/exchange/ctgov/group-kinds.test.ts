import { expect, test } from "vitest";
import { groupKinds } from "#tests/support/group-kinds.ts";
import { readRecord } from "./read-record.ts";

test.each(groupKinds())("$name", ({ record, groups }) => {
	const { document, matches } = readRecord(record);
	const problems = groups.flatMap(({ path, title, arm, isPart, mayBeNone }) => {
		const match = matches.find(({ paths }) => paths.includes(path));
		const found = document.arms.findIndex(({ id }) => id === match?.armId);
		const isRight =
			found === -1 ? arm === undefined || mayBeNone : found === arm && (!isPart || match?.isPart);
		return isRight ? [] : [`${title} was taken for ${document.arms[found]?.label ?? "none"}: ${match?.why}`];
	});
	expect(problems).toEqual([]);
});

test("a group that is left out says why, in words of its own", () => {
	const reasons = groupKinds().flatMap(({ record }) =>
		readRecord(record).matches.flatMap(({ armId, why }) => (armId === undefined ? [why] : [])),
	);
	expect(reasons.filter((why) => why.trim() === "")).toEqual([]);
	expect(new Set(reasons).size).toBeGreaterThan(20);
});
