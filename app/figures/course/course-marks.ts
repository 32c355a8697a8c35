import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import { pointMark } from "../interval-marks.ts";
import type { Mark, PathMark } from "../mark.ts";
import { centredBaseline, heightOfLines } from "../place-text.ts";
import { tenth } from "../tenth.ts";
import { KEY_MARK, NAME, type PlacedCourse, type PlacedPoint, type PlacedSeries } from "./place-course.ts";

const CAP = 3.5;
const RADIUS = 5;

/** Lines are told apart by their strokes as well: each family steps through its own. */
const DASHES: Record<string, readonly (string | undefined)[]> = {
	experimental: [undefined, "10 3", "10 3 2 3", "6 2 2 2 2 2"],
	comparator: ["5 4", "2 3", "7 3 2 3"],
	neutral: ["12 4", "3 2", "9 3 3 3", "1 3"],
};

function dashOf(colour: ColourRole): { dash?: string } {
	const [family = "", place = "1"] = colour.split("-");
	const dash = DASHES[family]?.[Number(place) - 1];
	return dash === undefined ? {} : { dash };
}

/** Lines first, then intervals, then points, so that no line crosses a point; the names last. */
export function courseMarks(placed: PlacedCourse, narrow: boolean): Mark[] {
	return [
		...placed.series.flatMap(lineOf),
		...placed.series.flatMap(({ series, points }) => whiskersOf(points, series.colour)),
		...placed.series.flatMap(({ series, points }) =>
			points.map(({ x, y, point }) => pointMark(x, y, RADIUS, series.colour, `${series.key}/${point.time}`)),
		),
		...placed.series.flatMap((one) => (narrow ? keyOf(one) : nameOf(one))),
	];
}

function lineOf({ series: { colour }, points }: PlacedSeries): PathMark[] {
	if (points.length < 2) return [];
	const d = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${tenth(x)} ${tenth(y)}`).join("");
	return [{ type: "path", d, stroke: colour, strokeWidth: 2, ...dashOf(colour) }];
}

/** The intervals of a series in one path; an end that runs off the axis has no cap. */
function whiskersOf(points: readonly PlacedPoint[], colour: ColourRole): PathMark[] {
	const d = points
		.map(({ x, low, high }) => {
			if (!low || !high) return "";
			const caps = [low, high].map(({ y, isEnd }) =>
				isEnd ? `M${tenth(x - CAP)} ${tenth(y)}h${2 * CAP}` : "",
			);
			return `M${tenth(x)} ${tenth(low.y)}V${tenth(high.y)}${caps.join("")}`;
		})
		.join("");
	return d === "" ? [] : [{ type: "path", d, stroke: colour, strokeWidth: 1.4 }];
}

/** The name at the end of its line, with a thin leader where it had to give way to others. */
function nameOf({ series, points, name }: PlacedSeries): Mark[] {
	const last = points.at(-1);
	const leader: Mark[] = last
		? [
				{
					type: "path",
					d: `M${tenth(last.x + RADIUS + 2)} ${tenth(last.y)}L${tenth(name.x - 3)} ${tenth(name.y)}`,
					stroke: "rule",
					strokeWidth: 0.75,
				},
			]
		: [];
	const isFar = last && (Math.abs(last.y - name.y) > 4 || name.x - last.x > 40);
	return [...(isFar ? leader : []), ...linesOf(name, name.x, series.key)];
}

/** A line of the key above the drawing: the mark and the name. */
function keyOf({ series: { colour, key }, name }: PlacedSeries): Mark[] {
	const [x, y] = [name.x, name.y];
	return [
		{
			type: "path",
			d: `M${x} ${tenth(y)}H${x + KEY_MARK - 8}`,
			stroke: colour,
			strokeWidth: 2,
			...dashOf(colour),
		},
		pointMark(x + (KEY_MARK - 8) / 2, y, RADIUS, colour, key),
		...linesOf(name, x + KEY_MARK, key),
	];
}

function linesOf({ lines, y }: PlacedSeries["name"], x: number, of: string): Mark[] {
	const step = heightOfLines(1, NAME);
	return lines.map((text, i) => ({
		type: "text",
		of,
		x,
		y: centredBaseline(y + (i - (lines.length - 1) / 2) * step, NAME),
		text,
		...NAME,
		fill: "ink",
	}));
}
