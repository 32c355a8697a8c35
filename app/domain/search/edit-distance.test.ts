import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
	["depression", "depression", 0],
	["depresion", "depression", 1],
	["botulinium", "botulinum", 1],
	["escitalopran", "escitalopram", 1],
	["metfromin", "metformin", 1],
	["kitten", "sitting", 3],
	["ca", "abc", 3],
	["", "abc", 3],
])("from %s to %s is %i", (from, to, distance) => {
	expect(editDistance(from, to, 5)).toBe(distance);
	expect(editDistance(to, from, 5)).toBe(distance);
});

test("what is further than asked for is not counted out", () => {
	expect(editDistance("depression", "tuberculosis", 2)).toBeGreaterThan(2);
	expect(editDistance("a", "abcdef", 2)).toBe(3);
});
