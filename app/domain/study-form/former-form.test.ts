import { expect, test } from "vitest";
import { upToDate } from "./former-form.ts";
import { toInput } from "./to-input.ts";

test("a form kept from before outcomes had several time points comes back with its one", () => {
	const kept = {
		title: "x",
		arms: [{ id: "a1", label: "Drug" }],
		outcomes: [
			{
				id: "o1",
				label: "Response",
				kind: "binary",
				timePoint: { value: "6", unit: "weeks" },
				results: { a1: { cell: "3/9" } },
			},
		],
	};
	const form = upToDate(kept);
	expect(form.outcomes[0]).toMatchObject({ timePoints: [{ id: "t1", value: "6", unit: "weeks" }] });
	expect(toInput(form).input.outcomes).toMatchObject([
		{ timePoints: [{ id: "t1", value: "6" }], results: [{ armId: "a1", timePointId: "t1", events: "3" }] },
	]);
	expect(upToDate(form)).toBe(form);
});
