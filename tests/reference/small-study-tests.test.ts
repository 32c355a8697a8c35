import { describe, expect, test } from "vitest";
import { beggTest } from "#app/statistics/small-study/begg.ts";
import { harbordTest, petersTest } from "#app/statistics/small-study/binary-tests.ts";
import { kendallTest } from "#app/statistics/small-study/kendall.ts";
import { trimAndFill } from "#app/statistics/small-study/trim-and-fill.ts";
import { inputOf } from "./input-rows.ts";

// Egger, Begg and trim and fill are compared with metafor for each data set. Harbord's and Peters' tests are not in
// metafor: here they are rebuilt from their papers' definitions by plain least squares.

const tables = inputOf("egger2001").flatMap((row) => (row.arms.kind === "events" ? [row.arms] : []));

/** Weighted least squares of y on 1 and x by the textbook sums: slope, intercept and their standard errors. */
function regress(points: { x: number; y: number; w: number }[]) {
	const total = (f: (p: { x: number; y: number; w: number }) => number) =>
		points.reduce((value, point) => value + point.w * f(point), 0);
	const [w, x, y] = [total(() => 1), total((p) => p.x), total((p) => p.y)];
	const sxx = total((p) => (p.x - x / w) ** 2);
	const slope = total((p) => (p.x - x / w) * (p.y - y / w)) / sxx;
	const intercept = y / w - (slope * x) / w;
	const s2 = total((p) => (p.y - intercept - slope * p.x) ** 2) / (points.length - 2);
	return {
		slope,
		slopeSe: Math.sqrt(s2 / sxx),
		intercept,
		interceptSe: Math.sqrt(s2 * (1 / w + (x / w) ** 2 / sxx)),
	};
}

describe("tests for odds ratios (magnesium in infarction)", () => {
	test("Harbord: the intercept of Z/√V on √V (Harbord et al. 2006)", () => {
		const points = tables.map(({ experimental: e, control: c }) => {
			const total = e.n + c.n;
			const events = e.events + c.events;
			const z = e.events - (events * e.n) / total;
			const v = (e.n * c.n * events * (total - events)) / (total ** 2 * (total - 1));
			return { x: Math.sqrt(v), y: z / Math.sqrt(v), w: 1 };
		});
		const { intercept, interceptSe } = regress(points);
		const result = harbordTest(tables);
		expect(result).toMatchObject({ status: "tested", df: 14, warning: null, limit: null });
		if (result.status !== "tested") return;
		expect(result.bias).toBeCloseTo(intercept, 9);
		expect(result.se).toBeCloseTo(interceptSe, 9);
	});

	test("Peters: the slope of ln OR on 1/N, weighted by events and non-events (Peters et al. 2006)", () => {
		const points = tables.map(({ experimental: e, control: c }) => {
			const add = [e.events, e.n - e.events, c.events, c.n - c.events].includes(0) ? 0.5 : 0;
			const odds = (x: number, n: number) => (x + add) / (n - x + add);
			const total = e.n + c.n;
			const events = e.events + c.events;
			const y = Math.log(odds(e.events, e.n) / odds(c.events, c.n));
			return { x: 1 / total, y, w: 1 / (1 / events + 1 / (total - events)) };
		});
		const { slope, slopeSe } = regress(points);
		const result = petersTest(tables);
		expect(result).toMatchObject({ status: "tested", df: 14 });
		if (result.status !== "tested") return;
		expect(result.bias / slope).toBeCloseTo(1, 9);
		expect(result.se / slopeSe).toBeCloseTo(1, 9);
	});

	test("leave out tables that say nothing, and warn under ten studies", () => {
		const none = { experimental: { events: 0, n: 10 }, control: { events: 0, n: 12 } };
		expect(harbordTest([...tables, none])).toEqual(harbordTest(tables));
		expect(petersTest([...tables, none])).toEqual(petersTest(tables));
		expect(harbordTest(tables.slice(0, 9))).toMatchObject({
			warning: "Tests for small-study effects have too little power with 9 studies; ten or more are advised",
		});
	});
});

describe("Kendall's rank correlation", () => {
	test("exact probabilities of small samples (Kendall 1970, appendix table 1)", () => {
		// n = 4: 1, 3, 5, 6, 5, 3, 1 of 24 orders have 0 … 6 concordant pairs.
		const order = [1, 2, 3, 4];
		expect(kendallTest(order, [1, 2, 3, 4], true)).toMatchObject({ tau: 1, exact: true });
		expect(kendallTest(order, [1, 2, 3, 4], true)?.p).toBeCloseTo(2 / 24, 14);
		expect(kendallTest(order, [1, 2, 4, 3], true)?.p).toBeCloseTo(8 / 24, 14);
		expect(kendallTest(order, [4, 3, 2, 1], true)).toMatchObject({ tau: -1, exact: true });
		expect(kendallTest(order, [2, 4, 1, 3], true)).toMatchObject({ tau: 0, p: 1 });
	});

	test("counts concordant pairs rightly with ties, and then uses the normal approximation", () => {
		const x = [1, 2, 2, 3, 5, 5, 5, 8];
		const y = [2, 2, 1, 3, 4, 9, 4, 4];
		let score = 0;
		for (let i = 1; i < x.length; i++) {
			for (let j = 0; j < i; j++) {
				score += Math.sign((x[i] ?? 0) - (x[j] ?? 0)) * Math.sign((y[i] ?? 0) - (y[j] ?? 0));
			}
		}
		// 28 pairs; tied in x: 1 + 3; tied in y: 1 + 3.
		expect(kendallTest(x, y, true)).toMatchObject({ exact: false });
		expect(kendallTest(x, y, true)?.tau).toBeCloseTo(score / 24, 14);
		expect(kendallTest([1, 1, 1], [1, 2, 3], true)).toBeNull();
	});

	test("exact and approximate p agree for many studies", () => {
		const studies = Array.from({ length: 400 }, (_, i) => ({
			estimate: Math.sin(i * 12.9898),
			variance: 0.05 + ((i * 7919) % 1009) / 1009,
		}));
		const [exact, approximate] = [beggTest(studies), beggTest(studies, { exact: false })];
		if (exact.status !== "tested" || approximate.status !== "tested") throw new Error("not tested");
		expect(exact.method).toMatch(/exact/);
		expect(exact.tau).toBe(approximate.tau);
		expect(Math.abs(exact.p - approximate.p)).toBeLessThan(0.002);
	});
});

test("trim and fill of a funnel that lacks its right side mirrors what is there", () => {
	const studies = [0, 0.02, -0.02, -0.3, -0.5, -0.9].map((estimate, i) => ({
		estimate,
		variance: 0.01 * (i + 1),
	}));
	const result = trimAndFill(studies, { model: "common" });
	if (result.status !== "filled") throw new Error(result.reason);
	expect(result.side).toBe("right");
	expect(result.k0).toBeGreaterThan(0);
	expect(result.filled).toHaveLength(result.k0);
	expect(result.pooled.k).toBe(studies.length + result.k0);
	expect(result.filled.map((study) => study.variance)).toContain(0.06);
	expect(result.method).toMatch(/L₀ estimator; Common effect/);
});
