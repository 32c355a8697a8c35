import { expect, test } from "vitest";
import { createHashQueue } from "./hash-queue.ts";

/** A task that runs until it is let go, and says in which order tasks began. */
function controlled(begun: string[]) {
	const release: (() => void)[] = [];
	const task = (name: string) => () =>
		new Promise<string>((resolve) => {
			begun.push(name);
			release.push(() => resolve(name));
		});
	const letGo = async () => {
		release.shift()?.();
		await new Promise(setImmediate);
	};
	return { task, letGo };
}

const LIMITS = { atOnce: 2, waiting: 3, fromOnePlace: 4 };

test("so many run at once, and those who are known go before strangers", async () => {
	const queue = createHashQueue(LIMITS);
	const begun: string[] = [];
	const { task, letGo } = controlled(begun);
	const results = [
		queue.run({ stranger: "a" }, task("first")),
		queue.run({ stranger: "a" }, task("second")),
		queue.run({ stranger: "b" }, task("stranger")),
		queue.run("known", task("known")),
	];
	await new Promise(setImmediate);
	expect(begun).toEqual(["first", "second"]);
	await letGo();
	expect(begun).toEqual(["first", "second", "known"]);
	for (let left = 0; left < 3; left++) await letGo();
	expect(begun).toEqual(["first", "second", "known", "stranger"]);
	expect(await Promise.all(results)).toEqual(["first", "second", "stranger", "known"]);
});

test("a full queue refuses with when to try again, and strangers take no place of those who are known", async () => {
	const queue = createHashQueue(LIMITS);
	const { task, letGo } = controlled([]);
	const running = Array.from({ length: 5 }, (_, index) =>
		queue.run({ stranger: `place ${index}` }, task(`${index}`)),
	);
	await expect(queue.run({ stranger: "another" }, task("late"))).rejects.toMatchObject({
		...{ kind: "busy", retryAfter: 5 },
	});
	const known = queue.run("known", task("known"));
	for (let left = 0; left < 6; left++) await letGo();
	expect(await Promise.all([...running, known])).toHaveLength(6);
});

test("one place fills no more than its share, and has it again once its passwords are checked", async () => {
	const queue = createHashQueue({ ...LIMITS, waiting: 10 });
	const { task, letGo } = controlled([]);
	const here = { stranger: "a hospital" };
	const running = Array.from({ length: 4 }, (_, index) => queue.run(here, task(`${index}`)));
	await expect(queue.run(here, task("fifth"))).rejects.toMatchObject({ kind: "busy" });
	const elsewhere = queue.run({ stranger: "a home" }, task("elsewhere"));
	for (let left = 0; left < 5; left++) await letGo();
	await Promise.all([...running, elsewhere]);
	const again = queue.run(here, task("again"));
	await new Promise(setImmediate);
	await letGo();
	expect(await again).toBe("again");
});

test("a task that fails makes room like any other", async () => {
	const queue = createHashQueue({ atOnce: 1, waiting: 1, fromOnePlace: 1 });
	const failing = () => Promise.reject(new Error("no hash"));
	for (let time = 0; time < 3; time++)
		await expect(queue.run({ stranger: "a" }, failing)).rejects.toThrow("no hash");
	expect(await queue.run({ stranger: "a" }, () => Promise.resolve("hashed"))).toBe("hashed");
});
