import { expect, test } from "vitest";
import { rememberReadings } from "./remembered.ts";

test("what was read is given again until the database changes, and never what changed while it was read", () => {
	let version = 1;
	let read = 0;
	const remember = rememberReadings(() => version);
	const count = () => remember("study published a", () => ({ read: ++read })).read;
	expect([count(), count()]).toEqual([1, 1]);
	version = 2;
	expect(count()).toBe(2);
	version = 3;
	const changed = remember("study published a", () => {
		version = 4;
		return { read: ++read };
	});
	expect([changed.read, count()]).toEqual([3, 4]);
	// Whoever may see drafts is told of them by other words.
	expect(remember("study drafts-too a", () => ({ read: 0 })).read).toBe(0);
	expect(() =>
		remember("none", () => {
			throw new Error("There is no such study");
		}),
	).toThrow("no such study");
});
