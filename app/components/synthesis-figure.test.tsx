import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SYNTHESIS_FIGURES, synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import { layoutSynthesisChart } from "#app/figures/layout-synthesis-chart.ts";
import { renderSvg } from "#app/figures/render-svg.ts";
import { BCG_OPTIONS, BCG_PEOPLE, madeUpBias, onLatitude, tables } from "#tests/support/synthesis-samples.ts";
import { SynthesisFigure } from "./synthesis-figure.tsx";

const options = { ...BCG_OPTIONS, bias: madeUpBias(13), regression: onLatitude(), people: BCG_PEOPLE };

test.each(Object.keys(SYNTHESIS_FIGURES))("%s: named, described, with a table and unique ids", (name) => {
	const chart = synthesisFigure(name, tables("bcg"), options);
	const html = renderToStaticMarkup(<SynthesisFigure chart={chart} titleAs="h2" />);
	expect(html).toContain('<h2 class="figure-title">BCG vaccine against tuberculosis</h2>');
	expect(html.match(/role="img" aria-label="BCG vaccine against tuberculosis: /g)).toHaveLength(2);
	const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
	expect(new Set(ids).size).toBe(ids.length);
	for (const [, id = ""] of html.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(id);
	for (const [, id = ""] of html.matchAll(/aria-describedby="([^"]*)"/g)) expect(ids).toContain(id);
	expect(html.match(/<th scope="row"/g)).toHaveLength(chart.table.rows.length);
	expect(html).not.toContain(" style=");
});

test("rows lead to their study and its source, and a screen reader is told of the links", () => {
	const href = "/studies/aronson-1948";
	const source = { text: "doi:10.1000/1, Table 2", href: "https://doi.org/10.1000/1" };
	const chart = synthesisFigure("forest", tables("bcg"), {
		...BCG_OPTIONS,
		links: [{ href, sources: [source] }],
	});
	const html = renderToStaticMarkup(<SynthesisFigure chart={chart} titleAs="hidden" />);
	expect(html.match(/role="group"/g)).toHaveLength(2);
	expect(html).toContain(`<a href="${href}"><text`);
	expect(html).toMatch(
		/<a [^>]*href="https:\/\/doi.org\/10.1000\/1"[^>]*><title>Source: doi:10.1000\/1, Table 2</,
	);
	const file = renderSvg(layoutSynthesisChart(chart, 960), { site: "https://trials.example.org" });
	expect(file).toContain(`<a href="https://trials.example.org${href}">`);
});

test("a forest's table has its figures in the columns of their heads", () => {
	const html = renderToStaticMarkup(
		<SynthesisFigure
			chart={synthesisFigure("forest", tables("botulinum_response"), BCG_OPTIONS)}
			table="open"
		/>,
	);
	const cells = (tag: string) =>
		[...html.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, "g"))].map(([, text]) => text);
	expect(cells("th").slice(0, 6)).toEqual([
		"Study",
		"BCG vaccine n/N",
		"No vaccine n/N",
		"RR [95% CI]",
		"Weight",
		"Wollmer 2012",
	]);
	expect(cells("td").slice(0, 4)).toEqual(["9/15", "2/15", "4.50 [1.16, 17.44]", "24.8%"]);
});
