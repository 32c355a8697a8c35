import { type KeyboardEvent, type PointerEvent, type RefObject, useMemo, useState } from "react";
import { type CourseChart, nameOfSeries, printedPoint } from "#app/domain/views/course-chart.ts";
import type { CourseFigure } from "#app/figures/course/layout-course.ts";
import { nearestPoint, pointByKey } from "#app/figures/course/nearest-point.ts";
import type { PlacedPoint } from "#app/figures/course/place-course.ts";
import { useShownDrawing } from "./shown-drawing.ts";

interface CoursePointerProps {
	chart: CourseChart;
	layout: (width: number) => CourseFigure;
	/** Holds the drawing that this lies over. */
	stage: RefObject<HTMLElement | null>;
}

/** Lies over a course and says what the pointer, a finger or the arrow keys are on. */
export function CoursePointer({ chart, layout, stage }: CoursePointerProps) {
	const shown = useShownDrawing(stage);
	const figure = useMemo(() => shown && layout(shown.width), [layout, shown]);
	const [active, setActive] = useState<PlacedPoint>();
	if (!shown || !figure) return null;
	const { width, height, placed } = figure;

	function onPointer({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) {
		const box = currentTarget.getBoundingClientRect();
		const [x, y] = [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height];
		setActive(nearestPoint(placed, x, y));
	}

	function onKey(event: KeyboardEvent) {
		if (event.key === "Escape") return setActive(undefined);
		const next = pointByKey(placed, active, event.key);
		if (!next) return;
		event.preventDefault();
		setActive(next);
	}

	// After the drawing has changed its width, the point has another place.
	const at =
		active && placed.series[active.series]?.points.find(({ point }) => point.time === active.point.time);
	return (
		<div className="figure-live" style={{ width, height, transform: `scale(${shown.scale})` }}>
			<svg
				width={width}
				height={height}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: its points are reached by the arrow keys
				tabIndex={0}
				aria-label={`${chart.title}. Arrow keys move from point to point.`}
				onPointerMove={onPointer}
				onPointerDown={onPointer}
				onPointerLeave={() => setActive(undefined)}
				onFocus={({ currentTarget }) =>
					currentTarget.matches(":focus-visible") &&
					setActive((now) => now ?? pointByKey(placed, now, "Home"))
				}
				onBlur={() => setActive(undefined)}
				onKeyDown={onKey}
			>
				<rect width={width} height={height} fill="transparent" />
				{at && <circle className="figure-ring" cx={at.x} cy={at.y} r={9} />}
			</svg>
			<div role="status">{at && <Tip at={at} chart={chart} width={width} />}</div>
		</div>
	);
}

const TIP = 240;

function Tip({ at, chart, width }: { at: PlacedPoint; chart: CourseChart; width: number }) {
	const series = chart.series[at.series];
	if (!series) return null;
	const { point } = at;
	const left = at.x + 16 + TIP <= width ? at.x + 16 : Math.max(0, at.x - 16 - TIP);
	const isBelow = at.x + 16 + TIP > width && at.x - 16 - TIP < 0;
	const notes = [
		point.interval && `Interval ${point.interval}`,
		point.basis === "derived" && "† derived, see the notes",
	].filter((note) => typeof note === "string");
	return (
		<div
			className="figure-tip figure-tip-placed"
			style={{ left, top: isBelow ? at.y + 16 : Math.max(0, at.y - 36), width: TIP }}
		>
			<div>
				{nameOfSeries(series)} · {point.when}
			</div>
			<div className="figure-tip-value">{printedPoint(point)}</div>
			{notes.map((note) => (
				<div key={note} className="figure-tip-note">
					{note}
				</div>
			))}
		</div>
	);
}
