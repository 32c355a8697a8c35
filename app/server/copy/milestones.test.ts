import { expect, test } from "vitest";
import { createMilestones } from "./milestones.ts";

test("who follows at a distance is as far behind as that, however long the other goes on", () => {
	let time = 0;
	const { seen, behind } = createMilestones(() => time);
	expect(behind(0)).toBe(null);
	const found: (number | null)[] = [];
	// One event a second; every other is seen as it comes, and followed four seconds later.
	for (; time <= 600_000; time += 1000) {
		if (time % 2000 === 0) seen(time / 1000);
		found.push(behind(time / 1000 - 4));
	}
	expect(Math.max(...found.map(Number))).toBe(3000);
	expect(behind(600)).toBe(0);
	seen(700);
	time += 90_000;
	seen(700);
	expect(behind(600)).toBe(90_000);
});

test("one that was restored to an earlier moment is not waited for where it was", () => {
	let time = 0;
	const { seen, behind } = createMilestones(() => time);
	seen(100);
	time = 5000;
	seen(97);
	expect([behind(97), behind(96)]).toEqual([0, 0]);
	seen(98);
	time = 7000;
	expect([behind(97), behind(98)]).toEqual([2000, 0]);
});
