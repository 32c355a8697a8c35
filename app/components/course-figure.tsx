import { useEffect, useMemo, useRef } from "react";
import { type CourseChart, courseTable } from "#app/domain/views/course-chart.ts";
import { layoutCourse, withUnplaced } from "#app/figures/course/layout-course.ts";
import type { Framed } from "#app/figures/place-frame.ts";
import { ChartTable } from "./chart-table.tsx";
import { CoursePointer } from "./course-pointer.tsx";
import type { Drawn } from "./drawn/drawn.ts";
import { BROAD, Drawings, FigureFrame, type FigureFrameProps, Kept } from "./figure.tsx";
import { whenOnScreen } from "./when-on-screen.ts";

interface CourseFigureProps extends FigureFrameProps {
	drawn: Drawn<CourseChart>;
	/** The texts around it, where the chart itself may come later. */
	frame?: Framed;
}

/**
 * Figures of arms over time, which a reader can point at or walk through with the arrow keys. Loaded where a page has
 * one; the server draws it, so that it stands without JavaScript too.
 */
export default function CourseFigure({
	drawn: { data: chart, kept, ask },
	frame = chart && withUnplaced(chart),
	...around
}: CourseFigureProps) {
	const layout = useMemo(
		() => chart && ((width: number) => layoutCourse(chart, width, { frame: "drawing" })),
		[chart],
	);
	const stage = useRef<HTMLDivElement>(null);
	useEffect(() => (chart ? undefined : whenOnScreen(stage.current, ask)), [chart, ask]);
	if (!frame) return null;
	return (
		<FigureFrame
			chart={frame}
			{...around}
			table={<Kept kept={kept}>{chart && <ChartTable chart={courseTable(chart)} stacked />}</Kept>}
		>
			<div className="figure-stage" ref={stage}>
				<Kept kept={kept}>{layout && <Drawings layout={layout} wide={BROAD} />}</Kept>
				{chart && layout && <CoursePointer chart={chart} layout={layout} stage={stage} />}
			</div>
		</FigureFrame>
	);
}
