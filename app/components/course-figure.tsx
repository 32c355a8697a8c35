import { useMemo, useRef } from "react";
import { type CourseChart, courseTable } from "#app/domain/views/course-chart.ts";
import { layoutCourse, withUnplaced } from "#app/figures/course/layout-course.ts";
import { ChartTable } from "./chart-table.tsx";
import { CoursePointer } from "./course-pointer.tsx";
import { BROAD, Drawings, FigureFrame, type FigureFrameProps } from "./figure.tsx";

/**
 * Figures of arms over time, which a reader can point at or walk through with the arrow keys. Loaded where a page has
 * one; the server draws it, so that it stands without JavaScript too.
 */
export default function CourseFigure({ chart, ...frame }: FigureFrameProps & { chart: CourseChart }) {
	const layout = useMemo(() => (width: number) => layoutCourse(chart, width, { frame: "drawing" }), [chart]);
	const stage = useRef<HTMLDivElement>(null);
	return (
		<FigureFrame
			chart={withUnplaced(chart)}
			{...frame}
			table={<ChartTable chart={courseTable(chart)} stacked />}
		>
			<div className="figure-stage" ref={stage}>
				<Drawings layout={layout} wide={BROAD} />
				<CoursePointer chart={chart} layout={layout} stage={stage} />
			</div>
		</FigureFrame>
	);
}
