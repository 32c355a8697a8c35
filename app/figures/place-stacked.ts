import { groupedIntervalData, type IntervalDatum } from "./interval-data.ts";
import { linked } from "./mark.ts";
import { measureText, type TextStyle, widestText } from "./measure-text.ts";
import type { Span } from "./place-axis.ts";
import type { BodyInput, PlacedBody } from "./place-body.ts";
import { placeText } from "./place-text.ts";

/**
 * Rows for a phone: the group's name over its rows, and each row a line with its name and figure above the
 * full width of the drawing.
 */

const GROUP: TextStyle = { size: 14, weight: 600 };
const LABEL: TextStyle = { size: 13, weight: 400 };
const VALUE: TextStyle = { size: 13, weight: 500 };
const THICKNESS = 12;
const GAP = 12;

export function placeStacked(input: BodyInput): PlacedBody {
	const { data, canvas, top } = input;
	const axis = input.axisOver(canvas.left + 1, canvas.right - 10);
	const body: PlacedBody = { axis, rows: [], marks: [], top, bottom: top };
	const width = canvas.right - canvas.left;
	let y = top;
	for (const [i, group] of groupedIntervalData(data).entries()) {
		if (i > 0) y += 12;
		const [only] = group.data;
		if (only && group.data.length === 1 && only.label === "") {
			y = placeOne(only, { text: group.label, style: GROUP, href: group.href }, y, input, body);
			continue;
		}
		const name = placeText(group.label, GROUP, { x: canvas.left, top: y, width, maxLines: 3 });
		body.marks.push(...linked(name.marks, group.href));
		y += name.height + (name.height > 0 ? 2 : 0);
		for (const datum of group.data) {
			y = placeOne(datum, { text: datum.label, style: LABEL }, y, input, body);
		}
	}
	body.bottom = y;
	const half = THICKNESS / 2 + 3;
	const drawn = body.rows.filter(({ datum }) => datum.value !== undefined);
	body.spans = drawn.map((row): Span => [row.y - half, row.y + half]);
	return body;
}

interface RowName {
	text: string;
	style: TextStyle;
	href?: string | undefined;
}

/** Places a row under a top edge and returns its bottom. The only row of a group goes by the group's name. */
function placeOne(
	datum: IntervalDatum,
	name: RowName,
	top: number,
	{ canvas }: BodyInput,
	body: PlacedBody,
): number {
	const inner = canvas.right - canvas.left;
	const missing = datum.value === undefined;
	const value = missing ? 0 : measureText(datum.printed, VALUE);
	const apart = value > 0.6 * inner || (name.text !== "" && value + GAP + widestWord(name) > inner);
	const common = { of: datum.key, top };
	const label = placeText(name.text, name.style, {
		...common,
		x: canvas.left,
		width: missing || apart || value === 0 ? inner : inner - value - GAP,
		maxLines: 3,
	});
	body.marks.push(...linked(label.marks, name.href));
	const below = top + label.height;
	if (missing) {
		const reason = placeText(datum.printed, LABEL, {
			...common,
			top: below,
			x: canvas.left,
			width: inner,
			fill: "muted",
		});
		body.marks.push(...reason.marks);
		const bottom = below + reason.height + 6;
		body.rows.push({ datum, y: below + reason.height / 2, thickness: THICKNESS, top, bottom });
		return bottom;
	}
	const figure = placeText(datum.printed, VALUE, {
		...common,
		top: apart ? below : top,
		x: canvas.right,
		width: inner,
		anchor: "end",
	});
	body.marks.push(...figure.marks);
	const textBottom = apart ? below + figure.height : Math.max(below, top + figure.height);
	const centre = textBottom + 5 + THICKNESS / 2;
	const bottom = centre + THICKNESS / 2 + 9;
	body.rows.push({ datum, y: centre, thickness: THICKNESS, top, bottom });
	return bottom;
}

function widestWord({ text, style }: RowName): number {
	return Math.min(160, widestText(text.split(" "), style));
}
