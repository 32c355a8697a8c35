import { expect, test } from "vitest";
import { figureName } from "./figure-name.ts";

test("a figure is called by its question and its kind", () => {
	expect(figureName({ title: "Does it help?", subtitle: "Forest plot" })).toBe("Does it help? Forest plot");
	expect(figureName({ title: "BCG vaccine", subtitle: "Forest plot" })).toBe("BCG vaccine: Forest plot");
	expect(figureName({ title: "BCG vaccine" })).toBe("BCG vaccine");
});
