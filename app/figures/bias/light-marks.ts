import {
	type BiasJudgement,
	type BiasLight,
	JUDGEMENT_LIGHTS,
} from "../../domain/views/synthesis/bias-judgement.ts";
import type { BiasColours } from "../../domain/views/synthesis/chart.ts";
import { type BiasTone, flattenMarks, type Mark, type Tone } from "../mark.ts";
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
export function lightMark(
	light: BiasLight | null | undefined,
	colours: BiasColours,
	{ cx, cy, r, of }: LightPlace,
): Mark {
	const about = of === undefined ? {} : { of };
	if (!light)
		return { type: "line", x1: cx - r / 2, y1: cy, x2: cx + r / 2, y2: cy, stroke: "rule", ...about };
	return { type: "use", symbol: `light-${light.judgement}-${colours}-${r}`, x: cx, y: cy, ...about };
}

/** The symbols that lights among some marks are copies of: a forest of many studies would be mostly discs. */
export function lightSymbols(marks: readonly Mark[]): Record<string, Mark[]> {
	const names = flattenMarks(marks).flatMap((mark) => (mark.type === "use" ? [mark.symbol] : []));
	const symbols: Record<string, Mark[]> = {};
	for (const name of new Set(names)) {
		const [, judgement = "", colours, r] = /^light-(.+)-(safe|robvis)-([\d.]+)$/.exec(name) ?? [];
		if (!isJudgement(judgement)) continue;
		symbols[name] = lightShape(
			JUDGEMENT_LIGHTS[judgement],
			colours === "robvis" ? "robvis" : "safe",
			Number(r),
		);
	}
	return symbols;
}

const isJudgement = (name: string): name is BiasJudgement => Object.hasOwn(JUDGEMENT_LIGHTS, name);

function lightShape(light: BiasLight, colours: BiasColours, r: number): Mark[] {
	const tones = lightTones(light, colours);
	const style: TextStyle = { size: Math.round(15 * r) / 10, weight: 700 };
	const place = { x: 0, y: centredBaseline(0, style), anchor: "middle" as const };
	return [
		{ type: "circle", cx: 0, cy: 0, r, fill: tones.disc },
		{ type: "text", text: light.symbol, ...style, ...place, fill: tones.symbol },
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
		marks.push(lightMark(light, colours, { cx: x + 8, cy: y + 10, r: 8 }));
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
