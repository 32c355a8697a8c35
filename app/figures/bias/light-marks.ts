import type { BiasLight } from "../../domain/views/synthesis/bias-judgement.ts";
import type { BiasColours } from "../../domain/views/synthesis/chart.ts";
import type { BiasTone, Mark, Tone } from "../mark.ts";
import { measureText, type TextStyle } from "../measure-text.ts";
import { centredBaseline } from "../place-text.ts";

/** The lights of a risk of bias: discs with a symbol, and the key that names them. */

export function lightTones(
	{ level }: Pick<BiasLight, "level">,
	colours: BiasColours | "bias",
): { disc: BiasTone; symbol: "on-bright" | "on-deep" } {
	const robvis = colours === "robvis";
	const deep = level === "high" || level === "critical" || (level === "low" && !robvis);
	return { disc: `${robvis ? "robvis" : "bias"}-${level}`, symbol: deep ? "on-deep" : "on-bright" };
}

export interface LightPlace {
	cx: number;
	cy: number;
	r: number;
	of?: string;
}

/** One light; where nothing was judged a small dash, so that the cell is seen to be empty. */
export function lightMarks(
	light: BiasLight | null | undefined,
	colours: BiasColours,
	{ cx, cy, r, of }: LightPlace,
): Mark[] {
	const about = of === undefined ? {} : { of };
	if (!light)
		return [{ type: "line", x1: cx - r / 2, y1: cy, x2: cx + r / 2, y2: cy, stroke: "rule", ...about }];
	const tones = lightTones(light, colours);
	const style: TextStyle = { size: Math.round(1.5 * r * 10) / 10, weight: 700 };
	return [
		{ type: "circle", cx, cy, r, fill: tones.disc, ...about },
		{
			type: "text",
			x: cx,
			y: centredBaseline(cy, style),
			text: light.symbol,
			...style,
			anchor: "middle",
			fill: tones.symbol,
			...about,
		},
	];
}

const KEY: TextStyle = { size: 12.5, weight: 400 };

/** The judgements in words beside their lights, in as many lines as they need. */
export function lightKey(
	legend: readonly BiasLight[],
	colours: BiasColours,
	{ left, right, top }: { left: number; right: number; top: number },
): { marks: Mark[]; bottom: number } {
	const marks: Mark[] = [];
	const fill: Tone = "muted";
	let [x, y] = [left, top];
	for (const light of legend) {
		const width = 22 + measureText(light.label, KEY);
		if (x > left && x + width > right) [x, y] = [left, y + 22];
		marks.push(...lightMarks(light, colours, { cx: x + 8, cy: y + 10, r: 8 }));
		marks.push({
			type: "text",
			x: x + 22,
			y: centredBaseline(y + 10, KEY),
			text: light.label,
			...KEY,
			fill,
		});
		x += width + 18;
	}
	return { marks, bottom: legend.length > 0 ? y + 22 : top };
}
