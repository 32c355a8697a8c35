import { expect, test } from "vitest";
import { printProgress, progressOf } from "./import-progress.ts";

test("rate and time left come from the work so far", () => {
	const progress = progressOf({ total: 10_000, waiting: 9600, worked: 10_000 });
	expect(progress).toEqual({ done: 400, total: 10_000, perSecond: 40, secondsLeft: 240 });
	expect(printProgress(progress)).toBe("400 of 10,000 records, 40 a second, 4 min left");
});

test("nothing is said of a rate before anything is done, nor of time when nothing is left", () => {
	expect(printProgress(progressOf({ total: 3, waiting: 3, worked: 0 }))).toBe("0 of 3 records");
	expect(printProgress(progressOf({ total: 1, waiting: 0, worked: 500 }))).toBe("1 of 1 record, 2 a second");
});
