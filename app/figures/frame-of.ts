import { withUnplaced } from "./course/layout-course.ts";
import type { AnyChart } from "./draw-svg.ts";
import type { Framed } from "./place-frame.ts";

/** The texts around a chart's drawing, without the chart. */
export function frameOf(drawn: AnyChart): Framed {
	const framed: Framed = drawn.kind === "course" ? withUnplaced(drawn.chart) : drawn.chart;
	const { title, subtitle, footnotes, provenance } = framed;
	return { title, ...(subtitle !== undefined && { subtitle }), footnotes, provenance };
}
