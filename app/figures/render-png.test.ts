import { expect, test } from "vitest";
import { layoutIntervalChart } from "./layout-interval-chart.ts";
import { renderPng } from "./render-png.ts";
import { renderSvg } from "./render-svg.ts";
import { FINZI } from "./sample-charts.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height in a PNG's header. @see PNG specification, section 11.2.2, IHDR */
function sizeOf(png: Uint8Array): { width: number; height: number } {
	const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
	return { width: header.getUint32(16), height: header.getUint32(20) };
}

test("a figure becomes a PNG at twice its size, with its text drawn", async () => {
	const figure = layoutIntervalChart(FINZI, 360);
	const png = await renderPng(renderSvg(figure, { theme: "light" }));
	expect([...png.subarray(0, 8)]).toEqual(SIGNATURE);
	expect(sizeOf(png)).toEqual({ width: 720, height: 2 * figure.height });
	const withoutText = { ...figure, marks: figure.marks.filter(({ type }) => type !== "text") };
	const bare = await renderPng(renderSvg(withoutText, { theme: "light" }));
	expect(png.length).toBeGreaterThan(1.5 * bare.length);
});

test("theme and scale are the caller's", async () => {
	const figure = layoutIntervalChart(FINZI, 360);
	const light = await renderPng(renderSvg(figure, { theme: "light" }), 1);
	const dark = await renderPng(renderSvg(figure, { theme: "dark" }), 1);
	expect(sizeOf(light)).toEqual({ width: 360, height: figure.height });
	expect(Buffer.compare(light, dark)).not.toBe(0);
});

test("a ligature is drawn as its letters", async () => {
	const drawn = (text: string) =>
		renderPng(
			`<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">${text}</text></svg>`,
		);
	expect(Buffer.compare(await drawn("ﬁbrosis"), await drawn("fibrosis"))).toBe(0);
});

test("what is no SVG is refused", async () => {
	await expect(renderPng("<svg")).rejects.toThrow();
});
