import { expect, test } from "vitest";
import { JUDGEMENT_LIGHTS } from "../domain/views/synthesis/bias-judgement.ts";
import { lightTones } from "./bias/light-marks.ts";
import { DARK, LIGHT, type Palette } from "./palette.ts";
import { pageStyles } from "./theme.ts";

/** Contrast of two colours. @see WCAG 2.2, relative luminance and contrast ratio */
function contrast(one: string, other: string): number {
	const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const readable = Object.keys(LIGHT).filter(
	(tone) => !/^(surface|grid|rule|shade-\d|(bias|robvis)-.*|on-.*)$/.test(tone),
) as (keyof Palette)[];

test.each([
	["light", LIGHT],
	["dark", DARK],
])("every tone that text may take reaches 4.5:1 on the %s surface", (_, palette) => {
	for (const tone of readable) {
		expect(contrast(palette[tone], palette.surface), tone).toBeGreaterThanOrEqual(4.5);
	}
});

test.each([
	["light", LIGHT],
	["dark", DARK],
])("the outline of a person without the outcome reaches 3:1 on the %s surface", (_, palette) => {
	expect(contrast(palette.rule, palette.surface)).toBeGreaterThanOrEqual(3);
});

test.each([
	["light", LIGHT],
	["dark", DARK],
])(
	"text in ink reaches 4.5:1 on every %s shade, and symbols on the disc of every judgement",
	(_, palette) => {
		for (const shade of ["shade-1", "shade-2", "shade-3"] as const) {
			expect(contrast(palette.ink, palette[shade]), shade).toBeGreaterThanOrEqual(4.5);
		}
		for (const judgement of Object.values(JUDGEMENT_LIGHTS)) {
			for (const set of ["bias", "robvis"] as const) {
				const { disc, symbol } = lightTones(judgement, set);
				expect(contrast(palette[disc], palette[symbol]), disc).toBeGreaterThanOrEqual(4.5);
			}
		}
	},
);

test("the arms of a family differ in lightness, so that they survive grey print", () => {
	for (const palette of [LIGHT, DARK]) {
		const tones = [palette["experimental-1"], palette["experimental-2"], palette["comparator-1"]].map(
			luminance,
		);
		expect(new Set(tones.map((tone) => tone.toFixed(2))).size).toBe(3);
	}
});

test("the page's style sheet is what the palette gives", async () => {
	await expect(pageStyles()).toMatchFileSnapshot("./tones.css");
});
