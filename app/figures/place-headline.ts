import type { IntervalDatum } from "./interval-data.ts";
import { isComparatorRole, placeRow } from "./interval-marks.ts";
import type { TextMark, Tone } from "./mark.ts";
import { measureText, type TextStyle, widestText } from "./measure-text.ts";
import type { Span } from "./place-axis.ts";
import type { BodyInput, PlacedBody } from "./place-body.ts";
import { centredBaseline, heightOfLines, placeText } from "./place-text.ts";

/**
 * A few arms or comparisons of one study, drawn large: the figure in big numerals at the foot of its bar or before its
 * point, the count or interval in small ones, the arm's name above. Meant to be read in a second.
 */

const MOST_ROWS = 5;
/** A point stays small, however large its numerals. */
const POINT_THICKNESS = 24;
const SMALLEST = 24;
const DETAIL: TextStyle = { size: 14, weight: 400 };
const INTERVAL: TextStyle = { size: 13, weight: 400 };

/** The size of the numerals, or null when the chart is too many or too long for this arrangement. */
function numeralSize({ chart, data, canvas }: BodyInput): number | null {
	if (chart.groups.length !== 1 || data.length > MOST_ROWS) return null;
	const isPoint = chart.mark === "point";
	// Points under a study's name are a part of a comparison of several.
	if (isPoint && data.some(({ group }) => group)) return null;
	const figures = data.filter(({ value }) => value !== undefined).map(({ figure }) => figure);
	const details = data.map(({ value, detail }) => (value === undefined ? "" : (detail ?? "")));
	const room = (canvas.right - canvas.left) * (canvas.narrow ? 0.3 : 0.26);
	if (widestText(details, DETAIL) > room) return null;
	const largest = (canvas.narrow ? 40 : 50) - (isPoint ? 12 : 0);
	let size = largest - 4 * Math.max(0, data.length - 2);
	while (size > SMALLEST && widestText(figures, { size, weight: 700 }) > room) size -= 1;
	return widestText(figures, { size, weight: 700 }) > room ? null : size;
}

export function placeHeadline(input: BodyInput): PlacedBody | null {
	const size = numeralSize(input);
	if (size === null) return null;
	const { chart, data, canvas } = input;
	const numerals: TextStyle = { size, weight: 700 };
	const drawn = data.filter(({ value }) => value !== undefined);
	const column = Math.max(
		widestText(
			drawn.map((datum) => datum.figure),
			numerals,
		),
		widestText(
			drawn.map(({ detail = "" }) => detail),
			DETAIL,
		),
	);
	const plotLeft = canvas.left + column + (column > 0 ? 14 : 0);
	const axis = input.axisOver(plotLeft, canvas.right - (canvas.narrow ? 8 : 16));
	const label: TextStyle = { size: canvas.narrow ? 15 : 17, weight: 600 };
	const thickness = chart.mark === "point" ? POINT_THICKNESS : Math.round(size * 0.86);
	const detailDrop = Math.ceil(Math.max(thickness / 2 + 16, 0.58 * size + 0.76 * DETAIL.size));

	const spans: Span[] = [];
	const body: PlacedBody = { axis, rows: [], marks: [], top: input.top, bottom: input.top, spans };
	let y = input.top;
	const heading = placeText(
		chart.groups[0]?.label ?? "",
		{ size: 14, weight: 500 },
		{
			x: canvas.left,
			top: y,
			width: canvas.right - canvas.left,
			fill: "muted",
		},
	);
	body.marks.push(...heading.marks);
	y += heading.height + (heading.height > 0 ? 8 : 0);
	body.top = y;
	const beside = intervalsFitBeside(input, axis);
	for (const datum of data) {
		const name = placeText(datum.label, label, {
			x: canvas.narrow ? canvas.left : plotLeft,
			top: y,
			width: canvas.right - (canvas.narrow ? canvas.left : plotLeft),
		});
		body.marks.push(...name.marks);
		const centre = y + name.height + 6 + thickness / 2;
		const row = { datum, y: centre, thickness, top: y - 4, bottom: centre + detailDrop + 8 };
		body.rows.push(row);
		if (datum.value !== undefined) spans.push([centre - thickness / 2 - 5, centre + thickness / 2 + 5]);
		if (datum.value === undefined) {
			body.marks.push(...placeMissing(datum, plotLeft, canvas.right, centre).marks);
		} else {
			body.marks.push(...figureMarks(datum, numerals, plotLeft - 14, centre, detailDrop));
			if (datum.interval) {
				const placed = placeRow(chart, axis, row);
				const end = Math.max(placed.interval?.high ?? 0, placed.x ?? 0);
				body.marks.push(
					beside
						? intervalMark(datum.interval, end + 10, centredBaseline(centre, INTERVAL))
						: intervalMark(datum.interval, plotLeft + 2, centre + detailDrop),
				);
			}
		}
		y = centre + Math.max(detailDrop, thickness / 2) + (canvas.narrow ? 18 : 22);
	}
	body.bottom = y - 8;
	const last = spans.at(-1);
	if (last && beside) last[1] = body.bottom;
	return body;
}

/** The big numerals, centred on the bar, and the count below them. */
function figureMarks(
	datum: IntervalDatum,
	numerals: TextStyle,
	right: number,
	centre: number,
	drop: number,
): TextMark[] {
	const fill: Tone = isComparatorRole(datum.colour) ? "muted" : datum.colour;
	const common = { type: "text", x: right, anchor: "end", of: datum.key } as const;
	const figure: TextMark = {
		...common,
		y: centredBaseline(centre, numerals),
		text: datum.figure,
		...numerals,
		numeral: true,
		fill,
	};
	if (datum.detail === undefined) return [figure];
	return [figure, { ...common, y: centre + drop, text: datum.detail, ...DETAIL, fill: "muted" }];
}

function intervalMark(text: string, x: number, y: number): TextMark {
	return { type: "text", x, y, text, ...INTERVAL, fill: "muted", halo: true };
}

function placeMissing(datum: IntervalDatum, left: number, right: number, centre: number) {
	return placeText(datum.printed, DETAIL, {
		x: left + 2,
		top: centre - heightOfLines(1, DETAIL) / 2,
		width: right - left - 2,
		fill: "muted",
		maxLines: 2,
		halo: true,
		of: datum.key,
	});
}

/** Whether every interval can be printed behind its whisker; else they all stand below their bars. */
function intervalsFitBeside({ chart, data, canvas }: BodyInput, axis: PlacedBody["axis"]): boolean {
	return data.every((datum) => {
		if (datum.value === undefined || datum.interval === undefined) return true;
		const placed = placeRow(chart, axis, { datum, y: 0, thickness: 0, top: 0, bottom: 0 });
		const end = Math.max(placed.interval?.high ?? 0, placed.x ?? 0);
		return end + 10 + measureText(datum.interval, INTERVAL) <= canvas.right;
	});
}
