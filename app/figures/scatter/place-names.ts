import type { LineMark, TextMark } from "../mark.ts";
import { ellipsize, type TextBox } from "../measure-text.ts";
import type { Box, Pixel } from "./clip.ts";
import { NAME, type NamePlace, placesAround, placesBeside } from "./name-places.ts";
import { discMeets, lineMeetsDisc, lineMeetsText, linesMeet, textsMeet } from "./overlap.ts";
import type { PlacedPoint } from "./scatter-marks.ts";

/**
 * Names of points. None lies over a point or another name: one after another takes the first free place beside
 * its point, then what is left takes the first free one farther out, with a line that leads to it. The plot's
 * own lines are crossed only by names that find no room otherwise; the halo of such a name cuts the line. The rest
 * is counted, for the figure to say.
 * @see docs/decisions/0043-names-in-scatter-plots.md
 */

const WIDEST = 170;
/** With more points than this, lines to names would hide the plot. */
const MOST_LED = 25;

export interface PlacedNames {
	texts: TextMark[];
	leaders: LineMark[];
	/** Points that should be named, and found no room. */
	unnamed: number;
}

/** One time round those that have no name yet. */
interface Pass {
	places: typeof placesBeside;
	isClear: (place: NamePlace) => boolean;
}

/** @param lines the plot's own, as drawn  @param box the plot's */
export function placeNames(points: readonly PlacedPoint[], lines: readonly Pixel[][], box: Box): PlacedNames {
	const segments = lines.flatMap((line) => line.slice(1).map((end, i) => [line[i] ?? end, end] as const));
	const taken: NamePlace[] = [];
	const ranked = points
		.filter((point) => point.rank !== undefined)
		.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
	const isOffLines = ({ box: own }: NamePlace) =>
		!segments.some(([from, to]) => lineMeetsText(from, to, own));
	const isFree = ({ box: own, leader }: NamePlace, point: PlacedPoint) =>
		isInside(own, box) &&
		!points.some((other) => discMeets(other, own)) &&
		!taken.some((other) => textsMeet(own, other.box)) &&
		!taken.some((other) => other.leader && lineMeetsText(...other.leader, own)) &&
		(!leader || leadsClear(leader, point, points, taken));
	const isPlaced = (point: PlacedPoint, { places, isClear }: Pass) => {
		const text = ellipsize(point.label, NAME, WIDEST);
		const found = places(point, text).find((each) => isClear(each) && isFree(each, point));
		if (found) taken.push(found);
		return found !== undefined;
	};
	const passes: Pass[] = [isOffLines, () => true].flatMap((isClear) => [
		{ places: placesBeside, isClear },
		...(ranked.length > MOST_LED ? [] : [{ places: placesAround, isClear }]),
	]);
	const unnamed = passes.reduce((left, pass) => left.filter((point) => !isPlaced(point, pass)), ranked);
	return {
		texts: taken.map(({ text }) => text),
		leaders: taken.flatMap(({ text, leader }) => (leader ? [leaderMark(leader, text.of)] : [])),
		unnamed: unnamed.length,
	};
}

/** A line to a name crosses no other, no name, and no point but its own. */
function leadsClear(
	leader: readonly [Pixel, Pixel],
	point: PlacedPoint,
	points: readonly PlacedPoint[],
	taken: readonly NamePlace[],
): boolean {
	return (
		!points.some((other) => other !== point && lineMeetsDisc(...leader, other)) &&
		!taken.some((other) => lineMeetsText(...leader, other.box)) &&
		!taken.some((other) => other.leader && linesMeet(leader, other.leader))
	);
}

function leaderMark([[x1, y1], [x2, y2]]: readonly [Pixel, Pixel], of = ""): LineMark {
	return { type: "line", x1, y1, x2, y2, stroke: "muted", strokeWidth: 1, of };
}

const isInside = (own: TextBox, box: Box) =>
	own.left >= box.left + 2 && own.right <= box.right - 2 && own.top >= box.top && own.bottom <= box.bottom;
