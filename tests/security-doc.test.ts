import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const page = readFileSync(join(ROOT, "docs", "asvs.md"), "utf8");

/** The requirements of level 2 in each section of ASVS 4.0.3; what was deleted or is of level 3 alone is left out. */
const SECTIONS: Record<string, number[]> = {
	"1.1": to(7),
	"1.2": to(4),
	"1.4": [1, 4, 5],
	"1.5": to(4),
	"1.6": to(4),
	"1.7": to(2),
	"1.8": to(2),
	"1.9": to(2),
	"1.10": [1],
	"1.11": to(2),
	"1.12": [2],
	"1.14": to(6),
	"2.1": to(12),
	"2.2": to(3),
	"2.3": to(3),
	"2.4": to(5),
	"2.5": to(7),
	"2.6": to(3),
	"2.7": to(6),
	"2.8": to(7),
	"2.9": to(3),
	"2.10": to(4),
	"3.1": [1],
	"3.2": to(4),
	"3.3": to(4),
	"3.4": to(5),
	"3.5": to(3),
	"3.7": [1],
	"4.1": [1, 2, 3, 5],
	"4.2": to(2),
	"4.3": to(3),
	"5.1": to(5),
	"5.2": to(8),
	"5.3": to(10),
	"5.4": to(3),
	"5.5": to(4),
	"6.1": to(3),
	"6.2": to(6),
	"6.3": to(2),
	"6.4": to(2),
	"7.1": to(4),
	"7.2": to(2),
	"7.3": [1, 3, 4],
	"7.4": to(3),
	"8.1": to(4),
	"8.2": to(3),
	"8.3": to(8),
	"9.1": to(3),
	"9.2": to(4),
	"10.2": to(2),
	"10.3": to(3),
	"11.1": to(8),
	"12.1": to(3),
	"12.2": [1],
	"12.3": to(6),
	"12.4": to(2),
	"12.5": to(2),
	"12.6": [1],
	"13.1": [1, 3, 4, 5],
	"13.2": [1, 2, 3, 5, 6],
	"13.3": to(2),
	"13.4": to(2),
	"14.1": to(4),
	"14.2": to(6),
	"14.3": [2, 3],
	"14.4": to(7),
	"14.5": to(4),
};

function to(last: number): number[] {
	return Array.from({ length: last }, (_, index) => index + 1);
}

const rows = page
	.split("\n")
	.map((line) => line.split("|").map((cell) => cell.trim()))
	.filter(([, number = ""]) => /^\d+\.\d+\.\d+$/.test(number))
	.map(([, number, state, how, tests = ""]) => ({ number, state, how, tests }));

test("the page on ASVS goes through every requirement of level 2, in order", () => {
	const wanted = Object.entries(SECTIONS).flatMap(([section, numbers]) =>
		numbers.map((number) => `${section}.${number}`),
	);
	expect(rows.map(({ number }) => number)).toEqual(wanted);
	for (const { number, state, how } of rows) {
		expect(["met", "part", "n/a", "out"], number).toContain(state);
		expect(how, number).not.toBe("");
	}
});

test("every test that it names is there", () => {
	const named = rows.flatMap(({ tests }) => [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
	const missing = [...new Set(named)].filter((name) => {
		const path = join(ROOT, name.includes("/") ? name : `tests/integration/${name}`);
		return !["", ".test.ts", ".spec.ts"].some((end) => existsSync(path + end));
	});
	expect(missing).toEqual([]);
	expect(named.length).toBeGreaterThan(100);
});
