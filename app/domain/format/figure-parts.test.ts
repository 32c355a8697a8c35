import { expect, test } from "vitest";
import { joinParts } from "./figure-parts.ts";

test.each([
	["52%", "17/33", "52% (17/33)"],
	["3.52", "[1.57, 7.91]", "3.52 [1.57, 7.91]"],
	["6.6%", "of 1,648", "6.6% (of 1,648)"],
	["no count recorded", undefined, "no count recorded"],
])("%s and %s in one line", (figure, detail, line) => {
	expect(joinParts({ figure, ...(detail !== undefined && { detail }) })).toBe(line);
});
