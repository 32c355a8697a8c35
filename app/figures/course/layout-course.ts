import { counted } from "#app/domain/format/format.ts";
import { type CourseChart, nameOfSeries, printedPoint } from "#app/domain/views/course-chart.ts";
import type { Figure, Mark } from "../mark.ts";
import { TICK_HEIGHT, tickLabels } from "../place-axis.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { placeText } from "../place-text.ts";
import { tenth } from "../tenth.ts";
import { courseMarks } from "./course-marks.ts";
import { type PlacedCourse, placeCourse, TICK } from "./place-course.ts";

/** A course drawn, with its points in their places for whoever points at them. */
export interface CourseFigure extends Figure {
	placed: PlacedCourse;
}

/**
 * Draws the arms' figures over time: a line and marks of its own for each arm, intervals as whiskers, names at the
 * lines' ends (on a narrow canvas in a key above), and in words what has no place on the axis.
 * @param width 720 for a desktop, 360 for a phone; any width from 280 on works
 */
export function layoutCourse(chart: CourseChart, width: number, options: LayoutOptions = {}): CourseFigure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const common = { x: canvas.left, width: canvas.right - canvas.left, fill: "muted" as const };
	const label = placeText(labelOf(chart), TICK, { ...common, top: heading.bottom });
	const placed = placeCourse(chart, canvas, heading.bottom + label.height + 4);
	const { left, bottom } = placed.plot;
	const time = placeText(chart.time.label, TICK, {
		...common,
		x: left,
		top: bottom + TICK_HEIGHT + 2,
	});
	const notes = placeNotes(withUnplaced(chart), canvas, bottom + TICK_HEIGHT + 4 + time.height, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: chart.title,
		description: describeCourse(chart),
		marks: [
			...gridOf(placed),
			...label.marks,
			...courseMarks(placed, canvas.narrow),
			...tickLabels(placed.time, bottom + 2),
			...time.marks,
			...notes.marks,
		],
		placed,
	};
}

/** The footnotes with what is not drawn, which goes wherever the figure goes. */
export function withUnplaced(chart: CourseChart): CourseChart {
	if (chart.unplaced.length === 0) return chart;
	return { ...chart, footnotes: [...chart.footnotes, `Not drawn: ${chart.unplaced.join(" ")}`] };
}

const labelOf = ({ axis: { label, unit } }: CourseChart) =>
	["", "%"].includes(unit) || label.includes(unit) ? label : `${label} (${unit})`;

function gridOf({ value, plot }: PlacedCourse): Mark[] {
	const { left, right, bottom } = plot;
	const d = value.ticks.map(({ y }) => `M${left} ${tenth(y)}H${Math.round(right)}`).join("");
	return [
		{ type: "path", d, stroke: "grid" },
		{ type: "path", d: `M${left} ${bottom}H${Math.round(right)}`, stroke: "rule", strokeWidth: 1.25 },
		...value.ticks.map(
			({ y, label }): Mark => ({
				...{ type: "text", x: left - 8, y: y + 4.5, text: label, ...TICK },
				...{ anchor: "end", fill: "muted" },
			}),
		),
	];
}

/** More points than this are left to the table beside the figure. */
const MOST_TOLD = 12;

/** "Lines over time, in weeks. Placebo: week 3, 12% (5/41); week 6, 15% (6/41)." */
function describeCourse(chart: CourseChart): string {
	const { series, time } = chart;
	const points = series.flatMap((one) => one.points);
	const kind = `Lines over time, in ${time.unit}`;
	if (points.length > MOST_TOLD)
		return `${kind}: ${counted(series.length, "line")}, ${counted(points.length, "point")}. The table lists every value.`;
	const told = series.map(
		(one) =>
			`${nameOfSeries(one)}: ${one.points
				.map((point) =>
					[point.when.toLowerCase(), printedPoint(point), point.interval].filter(Boolean).join(", "),
				)
				.join("; ")}.`,
	);
	return `${kind}. ${told.join(" ")}`;
}
