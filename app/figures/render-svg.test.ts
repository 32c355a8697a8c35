import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { joinParts } from "#app/domain/format/figure-parts.ts";
import { layoutIntervalChart } from "./layout-interval-chart.ts";
import { layoutPeopleChart } from "./layout-people-chart.ts";
import type { Figure, Mark } from "./mark.ts";
import { escapeXml, renderBody, renderSvg } from "./render-svg.ts";
import { FINZI, PEOPLE, ratios, studies } from "./sample-charts.ts";

/** Reads the SVG as XML does, strictly: throws where it is not well-formed. */
function parse(svg: string): { width: number; height: number } {
	return new Resvg(svg, { font: { loadSystemFonts: false } });
}

const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

const FIGURES: [string, Figure][] = [720, 360].flatMap((width): [string, Figure][] => [
	[`two arms at ${width}`, layoutIntervalChart(FINZI, width)],
	[`24 studies at ${width}`, layoutIntervalChart(studies(24), width)],
	[`ratios at ${width}`, layoutIntervalChart(ratios([{ label: "a", estimate: 2, low: 1, high: 4 }]), width)],
	[`people at ${width}`, layoutPeopleChart(PEOPLE, width)],
]);

test.each(FIGURES)("%s: well-formed and as large as laid out, in every theme", (_, figure) => {
	for (const theme of ["auto", "light", "dark"] as const) {
		expect(parse(renderSvg(figure, { theme }))).toMatchObject({ width: figure.width, height: figure.height });
	}
});

test.each(FIGURES)("%s: every address it points at is in it, once, under its own prefix", (_, figure) => {
	const svg = renderSvg(figure, { id: "x7" });
	const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
	const used = [...svg.matchAll(/(?:href="#|url\(#)([^")]*)/g)].map(([, id]) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toEqual(expect.arrayContaining(used));
	for (const id of ids) expect(id).toMatch(/^x7-/);
});

test("the figures printed are the view model's, to the character", () => {
	const chart = studies(12);
	for (const width of [720, 360]) {
		const texts = textsIn(renderSvg(layoutIntervalChart(chart, width)));
		const shown = chart.groups.flatMap(({ rows }) => rows.map(joinParts));
		expect(texts.filter((text) => /^\d+% \(/.test(text ?? ""))).toEqual(shown);
	}
});

test("text is escaped, and what XML cannot hold is left out", () => {
	expect(escapeXml(`a < b & "c" > \u0000\u0007\ud800d`)).toBe("a &lt; b &amp; &quot;c&quot; &gt; \ufffdd");
	const hostile = `</text><script>alert(1)</script> & "quoted" \u0001`;
	const rows = (FINZI.groups[0]?.rows ?? []).map((row) => ({ ...row, label: hostile, figure: hostile }));
	const chart = {
		...FINZI,
		title: hostile,
		subtitle: hostile,
		axis: { ...FINZI.axis, label: hostile, favours: { low: hostile, high: hostile } },
		groups: [{ key: `"><script>`, label: hostile, rows }],
		footnotes: [hostile],
		provenance: hostile,
	};
	for (const width of [720, 360]) {
		const figure = layoutIntervalChart(chart, width);
		parse(renderSvg(figure));
		for (const svg of [
			renderSvg(figure),
			renderSvg(figure, { standalone: false }),
			renderBody(figure, "f"),
		]) {
			expect(svg).not.toContain("<script");
			expect(svg).toContain("&lt;script&gt;");
		}
	}
});

test("on its own a figure has title, description, background and its own colours, and asks for nothing", () => {
	const svg = renderSvg(layoutIntervalChart(FINZI, 720), { id: "f" });
	expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	expect(svg).toContain(`<title id="f-title">Response at week 6</title>`);
	expect(svg).toContain(`aria-labelledby="f-title f-desc"`);
	expect(svg).toContain("prefers-color-scheme:dark");
	expect(svg).toContain(`<rect width="720"`);
	expect(svg).not.toMatch(/var\(|@import|url\((?!#)|<script|(?:href|src)="(?!#)/);
});

test("with one theme it has one set of colours", () => {
	const figure = layoutIntervalChart(FINZI, 720);
	expect(renderSvg(figure, { theme: "light" })).not.toContain("prefers-color-scheme");
	expect(renderSvg(figure, { theme: "dark" })).toContain("#11181d");
	expect(renderSvg(figure, { theme: "dark" })).not.toContain("#ffffff");
});

test("in a page it has neither style nor title, so that no style rule is needed and no tooltip pops up", () => {
	const svg = renderSvg(layoutIntervalChart(FINZI, 720, { frame: "drawing" }), { standalone: false });
	expect(svg).not.toMatch(/<style| style=|<title/);
	expect(svg).toContain(`role="img" aria-label="Response at week 6"`);
});

test("a two-arm figure is smaller than 6 kB", () => {
	for (const width of [720, 360])
		expect(renderSvg(layoutIntervalChart(FINZI, width)).length).toBeLessThan(6000);
});

test("every kind of mark is drawn", () => {
	const marks: Mark[] = [
		{
			type: "group",
			title: "all",
			marks: [
				{ type: "line", x1: 0, y1: 1, x2: 2, y2: 3, stroke: "grid", dash: "2 2" },
				{ type: "circle", cx: 1, cy: 2, r: 3, fill: "ink", stroke: "surface", strokeWidth: 2 },
				{ type: "path", d: "M0 0H5", stroke: "ink" },
				{ type: "rect", x: 0, y: 0, width: 1.23456, height: 2, fill: "muted" },
				{ type: "use", symbol: "dot", x: 4, y: 0, fill: "ink" },
				{
					type: "text",
					x: 0,
					y: 9,
					text: "t",
					size: 12,
					weight: 600,
					anchor: "end",
					fill: "ink",
					halo: true,
				},
			],
		},
	];
	const symbols: Figure["symbols"] = { dot: [{ type: "circle", cx: 0, cy: 0, r: 1 }] };
	const svg = renderSvg({ width: 9, height: 9, title: "t", description: "d", marks, symbols }, { id: "f" });
	parse(svg);
	expect(svg).toContain(`<g><title>all</title><line x1="0" y1="1" x2="2" y2="3" class="fig-grid-line"`);
	expect(svg).toContain(`stroke-dasharray="2 2"`);
	expect(svg).toContain(`<circle cx="1" cy="2" r="3" class="fig-surface-line fig-ink" stroke-width="2"/>`);
	expect(svg).toContain(`<path d="M0 0H5" class="fig-ink-line" fill="none"/>`);
	expect(svg).toContain(`<rect x="0" y="0" width="1.2" height="2" class="fig-muted"/>`);
	expect(svg).toContain(`<use href="#f-dot" x="4" class="fig-ink"/>`);
	expect(svg).toContain(
		`<text x="0" y="9" font-size="12" font-weight="600" text-anchor="end" class="fig-ink fig-halo">t</text>`,
	);
});
