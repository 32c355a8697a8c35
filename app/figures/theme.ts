import type { Tone } from "./mark.ts";
import { DARK, LIGHT, PALETTES, type Palette, type ThemeName } from "./palette.ts";

/**
 * How tones become colours: every mark carries a class, `fig-ink` to fill and `fig-ink-line` to stroke, and a
 * style sheet gives them their colour. In a page that is tones.css with the page's variables; a figure at its
 * own address carries its own.
 */

/** One theme, or the reader's own by `prefers-color-scheme`. */
export type Theme = ThemeName | "auto";

const TONES = Object.keys(LIGHT) as Tone[];
const FONT = 'Inter,"Inter Variable",system-ui,"Segoe UI",Helvetica,Arial,sans-serif';

export const fillClass = (tone: Tone) => `fig-${tone}`;
export const strokeClass = (tone: Tone) => `fig-${tone}-line`;
export const HALO_CLASS = "fig-halo";
export const NUMERAL_CLASS = "fig-numeral";

/** The rule of every class, by the class. */
function classRules(colour: (tone: Tone) => string): Map<string, string> {
	return new Map([
		...TONES.map((tone) => [strokeClass(tone), `stroke:${colour(tone)}`] as const),
		...TONES.map((tone) => [fillClass(tone), `fill:${colour(tone)}`] as const),
		[
			HALO_CLASS,
			`stroke:${colour("surface")};stroke-width:4px;stroke-linejoin:round;paint-order:stroke`,
		] as const,
		[NUMERAL_CLASS, "font-variant-numeric:normal"] as const,
	]);
}

/**
 * The style of a figure at its own address, with plain values, since few programs that open an SVG know CSS
 * variables. "auto" is light, dark where the reader prefers that, and light again on paper.
 * @param used the classes in the figure; rules of others are left out
 */
export function standaloneStyle(theme: Theme, used: ReadonlySet<string>): string {
	const rules = (palette: Palette) =>
		[...classRules((tone) => palette[tone])]
			.filter(([name]) => used.has(name))
			.map(([name, rule]) => `.${name}{${rule}}`)
			.join("");
	const text = `text{font-family:${FONT};font-variant-numeric:tabular-nums}`;
	if (theme !== "auto") return text + rules(PALETTES[theme]);
	return `${text}${rules(LIGHT)}@media screen and (prefers-color-scheme:dark){${rules(DARK)}}`;
}

/** The page's variables in one theme, whatever the reader's system prefers. */
export function themeVariables(theme: ThemeName): string {
	const values = TONES.map((tone) => `--figure-${tone}:${PALETTES[theme][tone]}`).join(";");
	return `:root{color-scheme:${theme};${values}}`;
}

/** The text of tones.css: the variables of both themes and of paper, and the classes that use them. */
export function pageStyles(): string {
	const variables = (palette: Palette, indent: string) =>
		TONES.map((tone) => `${indent}--figure-${tone}: ${palette[tone]};`).join("\n");
	const rules = [...classRules((tone) => `var(--figure-${tone})`)].map(([name, rule]) => {
		const lines = rule.split(";").map((line) => `\t${line.replace(":", ": ")};`);
		return `.${name} {\n${lines.join("\n")}\n}`;
	});
	return `/* Written from palette.ts by theme.test.ts: change the palette, then run that test with --update. */

:root {
${variables(LIGHT, "\t")}
}

@media screen and (prefers-color-scheme: dark) {
	:root {
${variables(DARK, "\t\t")}
	}
}

${rules.join("\n\n")}
`;
}
