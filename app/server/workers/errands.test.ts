import { expect, test } from "vitest";
import { createErrands } from "./errands.ts";
import { Rest } from "./rest.ts";

const errandsFor = createErrands({
	notes: { note() {}, flush() {} },
	wakeImports() {},
	metrics: async () => "",
});

test("uploads are counted over all workers, and one that ends gives back what it held", () => {
	const [one, other] = [errandsFor(), errandsFor()];
	for (let upload = 0; upload < 2; upload++)
		for (const { errands } of [one, other]) expect(errands.enterUpload(1)).toBeUndefined();
	expect(one.errands.enterUpload(1)).toContain("You are sending 4 files already");
	expect(other.errands.enterUpload(2), "another person").toBeUndefined();
	one.release();
	expect(other.errands.enterUpload(1)).toBeUndefined();
	// What it gave back at its end it cannot give back again.
	one.errands.leaveUpload(1);
	for (let upload = 0; upload < 2; upload++) other.errands.enterUpload(1);
	expect(other.errands.enterUpload(1)).toContain("You are sending 4 files already");
});

test("a worker that falls again and again waits twice as long each time, and at once again after it served", () => {
	const rest = new Rest();
	expect(Array.from({ length: 11 }, () => rest.after(0))).toEqual([
		...[100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000],
	]);
	expect([rest.after(60_000), rest.after(0)]).toEqual([100, 200]);
});
