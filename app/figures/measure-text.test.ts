import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { ellipsize, measureText, type TextStyle, textBox, widestText, wrapText } from "./measure-text.ts";

const style: TextStyle = { size: 14, weight: 400 };

const WEIGHTS = { 400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold" } as const;

/** Advance of a character as the PNG renderer sets it: what ten more of it add to the width of one. */
function advanceInRenderer(character: string, weight: keyof typeof WEIGHTS): number {
	const font = createRequire(import.meta.url).resolve(
		`@expo-google-fonts/inter/${WEIGHTS[weight]}/Inter_${WEIGHTS[weight]}.ttf`,
	);
	const width = (count: number) =>
		new Resvg(
			`<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="200"><text x="10" y="100" font-size="100" font-family="Inter" font-weight="${weight}">${character.repeat(count)}</text></svg>`,
			{ font: { loadSystemFonts: false, fontFiles: [font] } },
		).getBBox()?.width ?? NaN;
	return (width(11) - width(1)) / 10;
}

test.each([400, 500, 600, 700] as const)("widths are the font's own at weight %i", (weight) => {
	for (const character of "MaenOux%†é") {
		const measured = measureText(character, { size: 100, weight });
		expect(Math.abs(measured - advanceInRenderer(character, weight)), character).toBeLessThan(0.6);
	}
});

test("digits count with one tabular width", () => {
	const widths = [..."0123456789"].map((digit) => measureText(digit, style));
	expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.02 * style.size);
});

test("bolder text is wider, larger text in proportion", () => {
	expect(measureText("Placebo", { ...style, weight: 700 })).toBeGreaterThan(measureText("Placebo", style));
	expect(measureText("Placebo", { ...style, size: 28 })).toBeCloseTo(2 * measureText("Placebo", style), 6);
});

test("the field's signs are in the table, not guessed", () => {
	for (const sign of "−≥≤×²₁†→–’…τχÅłž") {
		expect(measureText(sign, style), sign).toBeLessThan(style.size * 0.99);
		expect(measureText(sign, style), sign).toBeGreaterThan(0);
	}
});

test("a combining accent takes no room, an unknown script a full em", () => {
	expect(measureText("e\u0301", style)).toBe(measureText("e", style));
	expect(measureText("薬", style)).toBe(style.size);
});

test("text is cut with an ellipsis only where it does not fit", () => {
	expect(ellipsize("Placebo", style, 200)).toBe("Placebo");
	const cut = ellipsize("OnabotulinumtoxinA", style, 60);
	expect(cut).toMatch(/^Onab.*…$/);
	expect(measureText(cut, style)).toBeLessThanOrEqual(60);
});

test("lines break at spaces and hyphens, never inside a count or before a dash", () => {
	expect(wrapText("St John’s wort extract", style, 100)).toEqual(["St John’s wort", "extract"]);
	expect(wrapText("placebo-controlled", style, 80)).toEqual(["placebo-", "controlled"]);
	expect(wrapText("response 17/33", style, measureText("response 17", style))).toEqual(["response", "17/33"]);
	const dashed = wrapText("Sommer 1994 – the extension", style, measureText("Sommer 1994", style) + 2);
	expect(dashed.some((line) => line.startsWith("–"))).toBe(false);
});

test("a word wider than the line breaks inside and loses no letter", () => {
	const lines = wrapText("Onabotulinumtoxin", style, 40);
	expect(lines.join("")).toBe("Onabotulinumtoxin");
	expect(widestText(lines, style)).toBeLessThanOrEqual(40);
});

test("what goes beyond the last line ends in an ellipsis", () => {
	const lines = wrapText("one two three four five six seven eight", style, 70, 2);
	expect(lines).toHaveLength(2);
	expect(lines[1]).toMatch(/…$/);
});

test("blank text has no lines", () => {
	expect(wrapText("  ", style, 100)).toEqual([]);
});

test("the box of a text follows its anchor", () => {
	const width = measureText("52%", style);
	const at = { ...style, x: 100, y: 50, text: "52%" };
	expect(textBox(at)).toMatchObject({ left: 100, right: 100 + width });
	expect(textBox({ ...at, anchor: "end" })).toMatchObject({ left: 100 - width, right: 100 });
	expect(textBox({ ...at, anchor: "middle" })).toMatchObject({ left: 100 - width / 2 });
});
