import { expect, test } from "vitest";
import { createLogInLimit } from "./log-in-limit.ts";

/** Tries of a wrong password. @returns how many were looked at */
function guessing(now?: () => number) {
	const limit = createLogInLimit(now);
	const guess = (account: string, address: string) => !("wait" in limit.begin({ account, address }));
	const guesses = (count: number, account: string, addressOf: (index: number) => string) =>
		Array.from({ length: count }, (_, index) => guess(account, addressOf(index))).filter(Boolean).length;
	return { limit, guess, guesses };
}

test("one address has ten guesses of an account, in IPv6 one /64", () => {
	const { guesses, guess } = guessing();
	expect(guesses(60, "ada", () => "192.0.2.1")).toBe(10);
	expect(guesses(60, "ben", (index) => `2001:db8:0:1::${index.toString(16)}`)).toBe(10);
	expect(guess("ada", "192.0.2.2")).toBe(true);
	expect(guess("ben", "2001:db8:0:2::1")).toBe(true);
	expect(guess("ada", "::ffff:192.0.2.1"), "the same address, written as IPv6").toBe(false);
});

test("however many guess, an account has at most a hundred wrong passwords in an hour", () => {
	let hours = 0;
	const { guesses } = guessing(() => hours * 60 * 60 * 1000);
	const spread = (index: number) => `10.${index >> 8}.${index & 255}.1`;
	let looked = 0;
	for (let minute = 0; minute < 60; minute++) {
		hours = minute / 60;
		looked += guesses(20, "ada", (index) => spread(minute * 20 + index));
	}
	expect(looked).toBeLessThanOrEqual(100);
	expect(looked).toBeGreaterThanOrEqual(85);
});

test("it takes more than thirty addresses to use up what is left to those who come for the first time", () => {
	for (const [addresses, isLeft] of [
		[33, true],
		[34, false],
	] as const) {
		const { guesses, guess } = guessing();
		// The best a guesser can do: some guess as often as they may, the others once at the end.
		guesses(40, "ada", (index) => `192.0.2.${index % 4}`);
		guesses(addresses - 4, "ada", (index) => `198.51.100.${index}`);
		expect(guess("ada", "203.0.113.1"), `${addresses} addresses`).toBe(isLeft);
	}
});

test("a hundred guesses from a few addresses leave room for somebody at an address that has not failed", () => {
	const { guesses, guess } = guessing();
	expect(guesses(100, "ada", (index) => `192.0.2.${index % 10}`)).toBeLessThanOrEqual(40);
	for (let address = 100; address < 130; address++) expect(guess("ada", `192.0.2.${address}`)).toBe(true);
});

test("when all of that is used up, an address where the account was logged in to lately has some left", () => {
	const { limit, guesses, guess } = guessing();
	limit.noteSuccess({ account: "ada", address: "2001:db8:0:1::1" });
	expect(guesses(500, "ada", (index) => `10.0.${index >> 8}.${index & 255}`)).toBe(70);
	expect(guess("ada", "192.0.2.1")).toBe(false);
	expect(guess("ben", "192.0.2.1")).toBe(true);
	expect(guess("ada", "2001:db8:0:1::2")).toBe(true);
});

test("what one address fails for others does not count against an account it has not failed for", () => {
	const { limit, guess } = guessing();
	const address = "192.0.2.1";
	// More than an address may fail, and so few that hardly one of them shares a place in the table with ada by chance.
	for (let account = 0; account < 50; account++) expect(guess(`nobody ${account}`, address)).toBe(true);
	const begun = limit.begin({ account: "ada", address });
	expect(begun).toMatchObject({ waitIfWrong: expect.any(Number) });
	expect("waitIfWrong" in begun && begun.waitIfWrong, "a guesser is told to wait").toBeGreaterThan(0);
	expect(guess("ada", address), "a slip").toBe(true);
	expect(guess("ada", address), "another").toBe(true);
	expect(guess("ada", address), "no slip any more").toBe(false);
});

test("a browser that is known has a count of its own, whatever others do", () => {
	const { limit, guesses } = guessing();
	guesses(500, "ada", (index) => `10.0.${index >> 8}.${index & 255}`);
	const attempt = { account: "ada", address: "192.0.2.1" };
	expect(limit.begin(attempt)).toEqual({ wait: expect.any(Number) });
	const tries = Array.from({ length: 30 }, () => limit.begin({ ...attempt, browser: "hers" }));
	expect(tries.filter((begun) => !("wait" in begun))).toHaveLength(20);
	expect(limit.begin({ ...attempt, browser: "her other one" })).not.toHaveProperty("wait");
	expect(limit.begin({ userId: 1 })).not.toHaveProperty("wait");
});

test("right passwords do not count", () => {
	const { limit } = guessing();
	for (let time = 0; time < 100; time++) {
		const attempt = { account: "ada", address: "192.0.2.1" };
		expect(limit.begin(attempt)).toEqual({ waitIfWrong: 0 });
		limit.takeBack(attempt);
	}
});
