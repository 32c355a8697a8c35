import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf, freeSlug, proposeAddress } from "./slug.ts";

test("an address that is free is taken as it is", () => {
	expect(freeSlug("smith-2020", () => false)).toBe("smith-2020");
});

test("a taken address gets the next number, however many have taken it, in few looks", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 100_000 }), (count) => {
			let looks = 0;
			const slug = freeSlug("smith-2020", (candidate) => {
				looks++;
				const number = candidate === "smith-2020" ? 1 : Number(candidate.slice("smith-2020-".length));
				return number <= count;
			});
			expect(slug).toBe(`smith-2020-${count + 1}`);
			expect(looks).toBeLessThan(40);
		}),
	);
});

test("where numbers were left out, the address found is free", () => {
	const taken = new Set(["a", "a-2", "a-4", "a-7", "a-8", "a-9"]);
	expect(taken.has(freeSlug("a", (slug) => taken.has(slug)))).toBe(false);
});

test("letters that are no plain Latin ones are spelt out in an address", () => {
	expect(addressOf("Łódź trial of Sørensen: œdema, ﬁbrosis, Straße")).toBe(
		"lodz-trial-of-sorensen-oedema-fibrosis-strasse",
	);
	expect(addressOf("Other β-blockers and PPARγ")).toBe("other-beta-blockers-and-ppar-gamma");
	expect(addressOf("抑郁症")).toBe("");
	expect(["抑郁症", "CON", "Com1", "Con tempo"].map((name) => proposeAddress(name, "study"))).toEqual([
		...["study", "con-study", "com1-study", "con-tempo"],
	]);
});
