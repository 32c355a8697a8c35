import type { PlacedCourse, PlacedPoint } from "./place-course.ts";

/** Moving about the points of a course, by pointer and by arrow keys. */

/** So far from a point a pointer still means it, in units of the drawing. */
const REACH = 40;

/** The point nearest to a place, if it is near. */
export function nearestPoint({ series }: PlacedCourse, x: number, y: number): PlacedPoint | undefined {
	const away = (point: PlacedPoint) => Math.hypot(point.x - x, point.y - y);
	const [nearest] = series.flatMap(({ points }) => points).toSorted((a, b) => away(a) - away(b));
	return nearest && away(nearest) <= REACH ? nearest : undefined;
}

/**
 * Where a key leads from a point: left and right along its line, up and down to the line that is next at that time;
 * from nowhere to the first point. Undefined for a key that leads nowhere.
 */
export function pointByKey(
	{ series }: PlacedCourse,
	from: PlacedPoint | undefined,
	key: string,
): PlacedPoint | undefined {
	if (!KEYS.has(key)) return undefined;
	if (!from) return series[0]?.points[0];
	const own = series[from.series]?.points ?? [];
	const at = own.indexOf(from);
	if (key === "Home") return own[0];
	if (key === "End") return own.at(-1);
	if (key === "ArrowLeft") return own[at - 1] ?? from;
	if (key === "ArrowRight") return own[at + 1] ?? from;
	const isAbove = key === "ArrowUp";
	const beside = series
		.flatMap(({ points }) => points)
		.filter(({ point, series: other, y }) => {
			if (point.time !== from.point.time || other === from.series) return false;
			return isAbove
				? y < from.y || (y === from.y && other < from.series)
				: y > from.y || (y === from.y && other > from.series);
		});
	const [next] = beside.toSorted((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y));
	return next ?? from;
}

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);
