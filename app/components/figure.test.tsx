import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { joinParts } from "#app/domain/format/figure-parts.ts";
import { layoutIntervalChart } from "#app/figures/layout-interval-chart.ts";
import { renderBody } from "#app/figures/render-svg.ts";
import { FINZI, PEOPLE, ratios, studies } from "#app/figures/sample-charts.ts";
import { BROAD } from "./figure.tsx";
import { InteractiveIntervalChart } from "./interactive-interval-chart.tsx";
import { IntervalTable } from "./interval-table.tsx";
import PeopleFigure from "./people-figure.tsx";
import { RatePair, ratePairInWords } from "./rate-pair.tsx";

const RATE = { key: "rate", label: "Response rate", chart: FINZI };

const cells = (html: string, tag: "td" | "th") =>
	[...html.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, "g"))].map(([, text]) => text);

test("the page shows the renderer's own SVG, laid out for a desktop and for a phone", () => {
	const html = renderToStaticMarkup(<InteractiveIntervalChart charts={[RATE]} />);
	const drawings = [...html.matchAll(/<svg class="figure-svg[^>]*>(.*?)<\/svg>/gs)].map(([, body]) => body);
	const ids = [...html.matchAll(/aria-describedby="(.*?)-desc"/g)].map(([, id = ""]) => id);
	// One description serves both.
	const [id = "", ...same] = ids;
	expect(same).toEqual([id]);
	const [wide, narrow] = [BROAD, 360].map((width) => layoutIntervalChart(FINZI, width, { frame: "drawing" }));
	expect(drawings).toEqual([
		wide && renderBody(wide, id),
		narrow && renderBody({ ...narrow, description: "" }, id.replace(/w$/, "n")),
	]);
	expect(html.match(/role="img" aria-label="Response at week 6"/g)).toHaveLength(2);
	const all = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
	expect(new Set(all).size).toBe(all.length);
});

test("title, notes and provenance are the page's text, the title in the element asked for", () => {
	const html = renderToStaticMarkup(
		<InteractiveIntervalChart charts={[RATE]} titleAs="h2" links={<a href="/f.svg">SVG</a>} />,
	);
	expect(html).toContain('<h2 class="figure-title">Response at week 6</h2>');
	for (const note of FINZI.footnotes) expect(html).toContain(`<p>${note}</p>`);
	expect(html).toContain("Equipoise · Version 3, 23 November 2026");
	expect(html).toContain(`<a href="/f.svg">SVG</a>`);
	const hidden = renderToStaticMarkup(<InteractiveIntervalChart charts={[RATE]} titleAs="hidden" />);
	expect(hidden).toContain(`<figcaption class="figure-hidden">Response at week 6</figcaption>`);
});

test("the people figure tells both arms in words", () => {
	const html = renderToStaticMarkup(<PeopleFigure chart={PEOPLE} />);
	expect(html).toContain("OnabotulinumtoxinA: 52 of 100 respond. Placebo: 15 of 100 respond.");
});

test("without script the interactive chart is the SVG with its table, and its controls are switched off", () => {
	const html = renderToStaticMarkup(
		<InteractiveIntervalChart
			charts={[
				RATE,
				{ key: "rr", label: "Risk ratio", chart: ratios([{ label: "a", estimate: 2, low: 1, high: 4 }]) },
			]}
		/>,
	);
	expect(html).toContain(">52%</text>");
	expect(html).toContain("<table");
	expect(html.match(/<fieldset disabled="">/g)).toHaveLength(2);
	expect(html.match(/type="checkbox" checked=""/g)).toHaveLength(2);
	expect(html).not.toContain("recharts");
});

test("nothing but the lazy chunk imports the chart library", () => {
	for (const file of [
		"interactive-interval-chart.tsx",
		"figure.tsx",
		"interval-table.tsx",
		"rate-pair.tsx",
	]) {
		const source = readFileSync(new URL(file, import.meta.url), "utf8");
		expect(source, file).not.toMatch(/from "recharts"/);
		expect(source, file).not.toMatch(/^import (?!type).*interactive-interval-chart-(view|tip)/m);
	}
});

test("the table has the rows of the chart, every figure with its interval, and says what † is", () => {
	const html = renderToStaticMarkup(<IntervalTable chart={FINZI} show="open" />);
	expect(cells(html, "td")).toEqual(["52% (17/33)†", "[35.2, 67.5]", "15% (6/41)", "[6.9, 28.4]"]);
	expect(cells(html, "th")).toEqual([
		"Arm",
		"Participants with response",
		"Interval",
		"OnabotulinumtoxinA",
		"Placebo",
	]);
	expect(html.match(/<th scope="row">/g)).toHaveLength(2);
	expect(html).toMatch(/<caption>Response at week 6.*† Count derived from the percentage<\/caption>/);
});

test("a study's name heads its rows in the table", () => {
	const html = renderToStaticMarkup(<IntervalTable chart={studies(2)} show="open" />);
	expect(html.match(/<th scope="rowgroup" rowSpan="2">/gi)).toHaveLength(2);
	expect(cells(html, "td")).toHaveLength(8);
});

test("the table is folded, open, or for screen readers alone", () => {
	expect(renderToStaticMarkup(<IntervalTable chart={FINZI} />)).toMatch(/^<details/);
	expect(renderToStaticMarkup(<IntervalTable chart={FINZI} show="open" />)).toMatch(/^<table/);
	expect(renderToStaticMarkup(<IntervalTable chart={FINZI} show="hidden" />)).toMatch(
		/^<div class="figure-hidden"/,
	);
});

test("the rate pair reads as a sentence and draws bars by value", () => {
	const rates = (FINZI.groups[0]?.rows ?? []).map((row) => ({ ...row, shown: joinParts(row) }));
	expect(ratePairInWords(rates)).toBe("52% (17/33) OnabotulinumtoxinA, 15% (6/41) Placebo");
	const html = renderToStaticMarkup(<RatePair rates={rates} />);
	expect(html).toContain(">52%</text>");
	expect(html).toContain(">15%</text>");
	expect(html).toContain(`<svg viewBox="0 0 152 36" width="152" height="36" aria-hidden="true">`);
	const widths = [...html.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
	expect(widths[0]).toBeCloseTo((104 * 17) / 33, 6);
	expect(html.length).toBeLessThan(1500);
});

test("an arm without a rate says so in the pair", () => {
	const html = renderToStaticMarkup(
		<RatePair rates={[{ label: "Placebo", colour: "comparator-1", shown: "no count recorded" }]} />,
	);
	expect(html).toContain("not given");
	expect(html).toContain("no count recorded Placebo");
});
