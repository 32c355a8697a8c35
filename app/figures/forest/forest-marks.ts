import { isOnAxis, positionOn } from "../axis-scale.ts";
import type { Mark } from "../mark.ts";
import type { PlacedAxis } from "../place-axis.ts";
import { tenth } from "../tenth.ts";
import type { DrawnRow, PlacedForestRow } from "./forest-body.ts";

/** Squares, dots, diamonds and intervals of a forest. */

/** Side of a square whose area is its part of the largest weight's. */
function squareSide(weight: number, largest: number, side: number): number {
	return largest > 0 ? side * Math.sqrt(Math.max(0, weight) / largest) : side;
}

/** Squares, intervals and diamonds; all intervals are one path, and the largest weight has the largest square. */
export function forestMarks(rows: readonly PlacedForestRow[], axis: PlacedAxis): Mark[] {
	const weights = rows.map(({ row }) => (row.kind === "study" ? (row.weight ?? 0) : 0));
	const largest = Math.max(...weights, 0);
	const intervals = rows
		.flatMap(({ row, y }) => (row.kind === "study" ? intervalPath(row, y, axis) : []))
		.join("");
	return [
		...(intervals === "" ? [] : [{ type: "path", d: intervals, stroke: "ink", strokeWidth: 1.3 } as const]),
		...rows.flatMap((placed) => rowMarks(placed, axis, largest)),
	];
}

function rowMarks({ row, y, size }: PlacedForestRow, axis: PlacedAxis, largest: number): Mark[] {
	switch (row.kind) {
		case "study":
			return studyMarks(
				row,
				y,
				axis,
				row.weight === undefined ? undefined : squareSide(row.weight, largest, size),
			);
		case "diamond":
			return diamondMarks(row, y, axis, size);
		case "prediction":
			return [
				{
					type: "path",
					of: row.key,
					d: intervalPath(row, y, axis, 5),
					stroke: "muted",
					strokeWidth: 3,
				},
			];
	}
}

/** The square by weight, or a dot; in squares that cover their interval the interval shows light. */
function studyMarks(
	{ key, effect }: Extract<DrawnRow, { kind: "study" }>,
	y: number,
	axis: PlacedAxis,
	side: number | undefined,
): Mark[] {
	if (!isOnAxis(axis, effect.value)) return [];
	const x = positionOn(axis, effect.value);
	if (side === undefined) return [{ type: "circle", of: key, cx: x, cy: y, r: 4.5, fill: "experimental-1" }];
	const half = side / 2;
	const square: Mark = {
		type: "rect",
		of: key,
		x: x - half,
		y: y - half,
		width: side,
		height: side,
		fill: "experimental-1",
	};
	// A weight too small for a square to be seen still has a place.
	if (side < 4) {
		const tick: Mark = {
			type: "line",
			x1: x,
			y1: y - 3,
			x2: x,
			y2: y + 3,
			stroke: "experimental-1",
			strokeWidth: 2,
		};
		return [square, tick];
	}
	const inner = Math.min(half - 1.5, Math.max(2, half * 0.45));
	const [low, high] = [positionOn(axis, effect.low), positionOn(axis, effect.high)];
	const hidden = low > x - half && high < x + half ? `M${tenth(low)} ${tenth(y)}H${tenth(high)}` : "";
	const d = `${hidden}M${tenth(x)} ${tenth(y - inner)}v${tenth(2 * inner)}`;
	return [square, { type: "path", d, stroke: "surface", strokeWidth: 1.2 }];
}

/** An interval with an arrow head where it runs off the axis, and caps of a half-height where asked. */
function intervalPath({ effect }: Pick<DrawnRow, "effect">, y: number, axis: PlacedAxis, cap = 0): string {
	const [low, high] = [positionOn(axis, effect.low), positionOn(axis, effect.high)];
	const [from, to, at] = [tenth(low), tenth(high), tenth(y)];
	const end = (x: number, value: number, inwards: number) => {
		const beyond = inwards > 0 ? value < axis.domain[0] : value > axis.domain[1];
		if (!isOnAxis(axis, value))
			return beyond ? `M${tenth(x + inwards * 6)} ${tenth(at - 4)}L${x} ${at}l${inwards * 6} 4` : "";
		return cap > 0 ? `M${x} ${tenth(at - cap)}v${2 * cap}` : "";
	};
	return `M${from} ${at}H${to}${end(from, effect.low, 1)}${end(to, effect.high, -1)}`;
}

/** A diamond from end to end of its interval; cut straight where it runs off the axis. */
function diamondMarks(
	{ key, rank, effect }: Extract<DrawnRow, { kind: "diamond" }>,
	y: number,
	axis: PlacedAxis,
	size: number,
): Mark[] {
	const half = Math.max(6, size * 0.42);
	const [low, mid, high] = [effect.low, effect.value, effect.high].map((value) =>
		tenth(positionOn(axis, value)),
	);
	const end = (x = 0, value: number, direction: 1 | -1) => {
		const cut = isOnAxis(axis, value) ? 0 : half * 0.45;
		return cut === 0
			? `L${x} ${tenth(y)}`
			: `L${x} ${tenth(y - direction * cut)}V${tenth(y + direction * cut)}`;
	};
	const d = `M${mid} ${tenth(y - half)}${end(high, effect.high, 1)}L${mid} ${tenth(y + half)}${end(low, effect.low, -1)}Z`;
	if (rank === "published")
		return [{ type: "path", of: key, d, fill: "surface", stroke: "ink", strokeWidth: 1.6 }];
	return [{ type: "path", of: key, d, fill: rank === "overall" ? "ink" : "comparator-1" }];
}
