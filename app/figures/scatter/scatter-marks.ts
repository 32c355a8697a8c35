import type {
	LineStyle,
	PointShape,
	ScatterChart,
	ScatterPoint,
} from "../../domain/views/synthesis/chart.ts";
import { isOnAxis } from "../axis-scale.ts";
import type { Mark, Tone } from "../mark.ts";
import { tenth } from "../tenth.ts";
import { clipLine, clipPolygon, type Pixel } from "./clip.ts";
import { project, type ScatterFrame } from "./scatter-axes.ts";

export const SHADES = ["surface", "shade-1", "shade-2", "shade-3"] as const satisfies readonly Tone[];

const pathOf = (points: readonly Pixel[]) =>
	points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${tenth(x)} ${tenth(y)}`).join("");

const toPixel =
	({ x, y }: ScatterFrame) =>
	([at, up]: readonly [number, number]): Pixel => [project(x, at), project(y, up)];

/** The shaded regions, each with a fine outline, so that neighbours are told apart in print. */
export function regionMarks({ regions }: ScatterChart, frame: ScatterFrame): Mark[] {
	return regions.flatMap(({ key, shade, polygon }): Mark[] => {
		const clipped = clipPolygon(polygon.map(toPixel(frame)), frame.box);
		if (clipped.length < 3) return [];
		return [{ type: "path", of: key, d: `${pathOf(clipped)}Z`, fill: SHADES[shade], stroke: "grid" }];
	});
}

const TONES = { accent: "experimental-1", ink: "ink", rule: "rule" } as const satisfies Record<string, Tone>;

/** How a line is stroked by its style. */
export function lineStroke(style: LineStyle, tone: keyof typeof TONES) {
	const dash = { solid: undefined, dashed: "6 4", dotted: "1.5 3.5", fine: "2 2" }[style];
	return {
		stroke: TONES[tone],
		strokeWidth: style === "fine" ? 1.2 : 1.6,
		...(dash !== undefined && { dash }),
	};
}

/** The lines of a plot as they are drawn: the stretches of each inside the box. */
export function linesInPixels({ lines }: ScatterChart, frame: ScatterFrame): Pixel[][] {
	return lines.flatMap(({ points }) => clipLine(points.map(toPixel(frame)), frame.box));
}

export function lineMarks({ lines }: ScatterChart, frame: ScatterFrame): Mark[] {
	return lines.flatMap(({ key, style, tone, points }): Mark[] => {
		const d = clipLine(points.map(toPixel(frame)), frame.box)
			.map(pathOf)
			.join("");
		return d === "" ? [] : [{ type: "path", of: key, d, ...lineStroke(style, tone) }];
	});
}

/** A point with its place and size. */
export interface PlacedPoint extends ScatterPoint {
	cx: number;
	cy: number;
	r: number;
}

const PLAIN = 4.5;

/** Points on both axes, the largest first, so that small ones are not covered. */
export function placePoints({ points }: ScatterChart, frame: ScatterFrame, largest: number): PlacedPoint[] {
	const many = points.length > 80;
	return points
		.filter(({ x, y }) => isOnAxis(frame.x, x) && isOnAxis(frame.y, y))
		.map((point) => ({
			...point,
			cx: project(frame.x, point.x),
			cy: project(frame.y, point.y),
			r: point.size === undefined ? (many ? 3 : PLAIN) : Math.max(1, largest * Math.sqrt(point.size)),
		}))
		.sort((a, b) => b.r - a.r);
}

export function pointMarks(points: readonly PlacedPoint[]): Mark[] {
	return points.map(({ cx, cy, r, shape, key }) => pointMark(shape, { cx, cy, r, of: key }));
}

export function pointMark(
	shape: PointShape,
	{ cx, cy, r, of }: { cx: number; cy: number; r: number; of?: string },
): Mark {
	const about = of === undefined ? {} : { of };
	const solid = { fill: "experimental-1", stroke: "surface", strokeWidth: 1 } as const;
	if (shape === "hollow")
		return { type: "circle", cx, cy, r, fill: "surface", stroke: "ink", strokeWidth: 1.5, ...about };
	if (shape === "disc") return { type: "circle", cx, cy, r, ...solid, ...about };
	const [x, y, s] = [tenth(cx), tenth(cy), tenth(r)];
	const d = {
		square: `M${tenth(x - s)} ${tenth(y - s)}h${tenth(2 * s)}v${tenth(2 * s)}h${tenth(-2 * s)}z`,
		diamond: `M${x} ${tenth(y - 1.3 * s)}l${tenth(1.3 * s)} ${tenth(1.3 * s)}l${tenth(-1.3 * s)} ${tenth(1.3 * s)}l${tenth(-1.3 * s)} ${tenth(-1.3 * s)}z`,
		triangle: `M${x} ${tenth(y - 1.2 * s)}L${tenth(x + 1.2 * s)} ${tenth(y + s)}H${tenth(x - 1.2 * s)}z`,
	}[shape];
	return { type: "path", d, ...solid, ...about };
}
