import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyseTable } from "#app/domain/synthesis/analyse-table.ts";
import { scaleOf } from "#app/domain/synthesis/measured.ts";
import { synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { usualMeasure } from "#app/exchange/tables/pool-measure.ts";
import { poolTable } from "#app/exchange/tables/pool-table.ts";
import type { PoolOptions } from "#app/exchange/tables/poolable-table.ts";
import { readTable } from "#app/exchange/tables/read-table.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/tables");
const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");

function pooled(text: string, options: PoolOptions = {}) {
	const table = poolTable(text, options);
	const words = [
		...table.errors.map(({ line, message }) => `${line} ${message}`),
		...table.questions.map(
			({ text: asked, choices }) => `${asked} ${choices.map(({ label }) => label).join(" / ")}`,
		),
	];
	if (table.rows.length === 0) return { table, words: words.join("; "), analysis: null };
	const measure = usualMeasure(table);
	const { analysis: settings } = synthesisDocument.parse({
		title: "A table",
		analysis: { ...table.measured?.show, measure },
	});
	return { table, words: words.join("; "), analysis: analyseTable(table.rows, settings, []), measure };
}

/** The pooled figure with its interval, percent for a proportion. */
function figuresOf({ analysis, measure }: ReturnType<typeof pooled>): number[] {
	const { estimate = Number.NaN, ci = [] } = analysis?.response.pooled?.natural ?? {};
	// Reported ratios are pooled as their logarithms, which are figures of no measure to the statistics.
	const isLog = analysis && analysis.response.scale === "identity" && scaleOf(analysis.settings) === "log";
	const back = (figure: number) => (measure === "PLO" ? 100 * figure : isLog ? Math.exp(figure) : figure);
	return [estimate, ...ci].map(back);
}

interface Variant {
	id: string;
	text: string;
	measure?: string;
	k?: number;
	figures?: number[];
	said?: string;
	asked?: string;
	refused?: string;
}

describe("tables of the kinds that people paste", () => {
	const variants: Variant[] = JSON.parse(textOf("variants.json"));

	test.each(variants.map((variant) => [variant.id, variant] as const))("%s", (_, variant) => {
		const { text, figures, said, asked, refused } = variant;
		const result = pooled(text);
		const { table, words, analysis } = result;
		if (asked ?? refused) {
			expect(words).toMatch(new RegExp(asked ?? refused ?? "", "i"));
			expect(table.rows).toEqual([]);
			return;
		}
		expect(words).toBe("");
		if (figures) {
			expect([result.measure, analysis?.response.k]).toEqual([variant.measure, variant.k]);
			for (const [index, figure] of figuresOf(result).entries())
				expect(Math.abs(figure - (figures[index] ?? 0))).toBeLessThan(2e-5 * Math.max(1, Math.abs(figure)));
		}
		const remarks = [...table.remarks.map((remark) => remark.text), ...(analysis?.response.warnings ?? [])];
		if (said) expect(remarks.join("; ")).toMatch(new RegExp(said, "i"));
	});
});

/** What each handed-over table gives, by metafor or by the words of its right answer. */
const HANDED_OVER: Record<string, [measure: string, figures: [number, number, number], k: number]> = {
	"t04-percent-cells.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"t06-merged-head.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"t07-revman-head.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"t08-NA.txt": ["RR", [1.101, 0.32195, 3.7652], 2],
	"t09-dash-missing.txt": ["RR", [2, 0.864, 4.629], 1],
	"t12-x-of-n.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"t13-hr-ci.txt": ["HR", [0.939, 0.687, 1.283], 2],
	"t14-yi-sei.txt": ["GEN", [-0.066875, -0.38018, 0.24643], 2],
	"t15-prop.txt": ["PLO", [10.829, 5.5085, 20.191], 2],
	"t16-year-letter.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"t21-sep-line.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"u01-mean-thousands.txt": ["MD", [86.93, -40.4, 214.3], 2],
	"u03-total-row.txt": ["RR", [1.607, 0.885, 2.919], 2],
	"u04-subtotal-row.txt": ["RR", [1.541, 0.906, 2.62], 3],
	"i02-wide-total-row.csv": ["RR", [1.607, 0.885, 2.919], 2],
	"i07-hr.csv": ["HR", [0.8, 0.6515, 0.9823], 1],
};

describe("the handed-over tables", () => {
	test.each(Object.entries(HANDED_OVER))("%s", (file, [measure, figures, k]) => {
		const result = pooled(textOf(file));
		expect(result.words).toBe("");
		expect([result.measure, result.analysis?.response.k]).toEqual([measure, k]);
		for (const [index, figure] of figuresOf(result).entries())
			expect(Math.abs(figure / (figures[index] ?? 0) - 1)).toBeLessThan(1e-3);
	});

	test("Total (95% CI) is no study: p is 0.119, and the line that is left out is said, to be taken in again", () => {
		const { table, analysis } = pooled(textOf("t07-revman-head.txt"));
		expect(analysis?.response.pooled?.p).toBeCloseTo(0.119, 3);
		expect(table.remarks).toMatchObject([{ line: 4, choice: { name: "lines[4]", value: "total" } }]);
		const taken = pooled(textOf("t07-revman-head.txt"), { answers: { lines: { 4: "study" } } });
		expect(taken.analysis?.response.k).toBe(3);
	});

	test("a ratio of nobody against nobody cannot be estimated", () => {
		const { analysis } = pooled(textOf("t28-double-zero.txt"));
		expect(analysis?.response.pooled).toBeNull();
		expect(analysis?.response.warnings.join(" ")).toContain("a ratio cannot be estimated");
	});

	test("SE stands for SD, and medians with quartiles say by which method they are pooled", () => {
		expect(pooled(textOf("t29-se-columns.txt")).table.remarks).toMatchObject([
			{ text: "SD by SD = SE × √n" },
		]);
		const { table } = pooled(textOf("t30-median-iqr.txt"));
		expect(table.remarks).toMatchObject([
			{ text: expect.stringMatching(/Luo et al. 2018.*Wan et al. 2014/) },
		]);
	});

	test("the letter of 2001a stands with the label", () => {
		expect(pooled(textOf("t16-year-letter.txt")).table.rows).toMatchObject([
			{ label: "Alpha 2001a", year: 2001 },
			{ label: "Beta 2001b", year: 2001 },
		]);
	});

	const tables = readdirSync(FOLDER).filter((file) => /^[iut]\d\d-/.test(file));
	test.each(tables)("%s is imported as it is pasted", (file) => {
		const text = textOf(file);
		const { badCells, questions, remarks, studies } = readTable(text);
		expect([badCells, questions]).toEqual([[], []]);
		const leftOut = poolTable(text).remarks.filter(({ choice }) => choice);
		expect(remarks.filter(({ choice }) => choice)).toEqual(leftOut);
		for (const { document } of studies) expect(document.outcomes.length).toBe(1);
	});

	test("estimates are stored with their intervals, thousands as thousands", () => {
		const [estimate] = readTable(textOf("i07-hr.csv")).studies;
		expect(estimate?.document.outcomes[0]?.contrasts).toMatchObject([
			{ measure: "HR", estimate: "0.80", ciLow: "0.65", ciHigh: "0.98" },
		]);
		const [mean] = readTable(textOf("i01-wide-birthweight.csv")).studies;
		expect(mean?.document.outcomes[0]?.results).toMatchObject([{ mean: "3250" }, { mean: "3100" }]);
	});
});

describe("what is asked is answered", () => {
	const OPEN = "Study\tmean e\tsd e\tn e\tmean c\tsd c\tn c\nA\t12,500\t3,200\t40\t11,900\t3,100\t41";

	test("a sign that can be two is read as it is said, and nothing is stored before", () => {
		expect(readTable(OPEN)).toMatchObject({
			studies: [],
			badCells: [],
			questions: [{ name: "decimalSign" }],
		});
		const means = (decimalSign: "." | ",") =>
			readTable(OPEN, { answers: { decimalSign } }).studies[0]?.document.outcomes[0]?.results;
		expect(means(".")).toMatchObject([
			{ mean: "12500", sd: "3200" },
			{ mean: "11900", sd: "3100" },
		]);
		expect(means(",")).toMatchObject([
			{ mean: "12.500", sd: "3.200" },
			{ mean: "11.900", sd: "3.100" },
		]);
	});

	test("a line that is the sum of others is a study or a total", () => {
		const text = "study,ai,n1i,ci,n2i\nA,12,30,6,30\nB,9,30,7,30\nBoth,21,60,13,60";
		expect(pooled(text).words).toContain("“Both” has figures that are the sum of other lines");
		expect(pooled(text, { answers: { lines: { 4: "total" } } }).analysis?.response.k).toBe(2);
		expect(pooled(text, { answers: { lines: { 4: "study" } } }).analysis?.response.k).toBe(3);
	});

	test("a standard error beside a ratio is of its logarithm or of itself", () => {
		const text = "study,HR,se\nA,0.8,0.1";
		const error = (errorScale: "log" | "natural") =>
			pooled(text, { answers: { errorScale } }).analysis?.response.pooled?.se;
		expect(error("log")).toBeCloseTo(0.1, 12);
		expect(error("natural")).toBeCloseTo(0.125, 12);
	});

	test("the arm that others are compared with, the outcome, and the scale of an estimate", () => {
		const long = "study,arm,events,n\nA,Folitin,12,30\nA,Rolatin,6,30";
		expect(figuresOf(pooled(long, { answers: { comparator: "Rolatin" } }))[0]).toBeCloseTo(2, 12);
		expect(figuresOf(pooled(long, { answers: { comparator: "Folitin" } }))[0]).toBeCloseTo(0.5, 12);
		const two = "study,outcome,ai,n1i,ci,n2i\nA,Response,12,30,6,30\nA,Remission,9,30,3,30";
		expect(figuresOf(pooled(two, { answers: { outcome: "Remission" } }))[0]).toBeCloseTo(3, 12);
		const estimate = "study,estimate,lower,upper\nA,2,1,4";
		expect(figuresOf(pooled(estimate, { answers: { scale: "log" } }))[0]).toBeCloseTo(2, 12);
	});
});
