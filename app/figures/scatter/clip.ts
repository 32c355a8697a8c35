/** Cutting lines and areas at the edges of a plot. Everything is in pixels. */

export interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

export type Pixel = readonly [x: number, y: number];

interface Edge {
	/** Signed distance to the edge, not below 0 inside. */
	inside: (point: Pixel) => number;
}

const edgesOf = ({ left, right, top, bottom }: Box): Edge[] => [
	{ inside: ([x]) => x - left },
	{ inside: ([x]) => right - x },
	{ inside: ([, y]) => y - top },
	{ inside: ([, y]) => bottom - y },
];

/** The point between two where a quantity that is `a` at one and `b` at the other becomes 0. */
function crossing([x1, y1]: Pixel, [x2, y2]: Pixel, a: number, b: number): Pixel {
	const part = a / (a - b);
	return [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
}

/**
 * The part of a polygon inside a box.
 * @see Sutherland & Hodgman 1974, Commun ACM 17:32
 */
export function clipPolygon(polygon: readonly Pixel[], box: Box): Pixel[] {
	return edgesOf(box).reduce<readonly Pixel[]>((points, { inside }) => {
		return points.flatMap((point, i): Pixel[] => {
			const before = points.at(i - 1) ?? point;
			const [here, there] = [inside(point), inside(before)];
			if (here >= 0) return there >= 0 ? [point] : [crossing(before, point, there, here), point];
			return there >= 0 ? [crossing(before, point, there, here)] : [];
		});
	}, polygon) as Pixel[];
}

/** The stretches of a line inside a box, one list of points for each time that it enters. */
export function clipLine(line: readonly Pixel[], box: Box): Pixel[][] {
	const stretches: Pixel[][] = [];
	for (const [i, end] of line.entries()) {
		const start = line[i - 1];
		if (!start) continue;
		const cut = clipSegment(start, end, box);
		if (!cut) continue;
		const last = stretches.at(-1);
		const joins = last?.at(-1);
		if (last && joins && joins[0] === cut[0][0] && joins[1] === cut[0][1]) last.push(cut[1]);
		else stretches.push([...cut]);
	}
	return stretches;
}

function clipSegment(start: Pixel, end: Pixel, box: Box): [Pixel, Pixel] | null {
	let [from, to] = [start, end];
	for (const { inside } of edgesOf(box)) {
		const [a, b] = [inside(from), inside(to)];
		if (a < 0 && b < 0) return null;
		if (a < 0) from = crossing(from, to, a, b);
		else if (b < 0) to = crossing(from, to, a, b);
	}
	return [from, to];
}
