import { lazy, Suspense } from "react";
import { COMPARE_MEASURES, type CompareMeasure } from "#app/domain/views/compare-options.ts";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import { InteractiveIntervalChart } from "../interactive-interval-chart.tsx";
import { PairFigure } from "./pair-figure.tsx";

interface CompareFigureProps {
	view: {
		measure: CompareMeasure;
		pairs?: PairChart | undefined;
		courses?: CourseChart[] | undefined;
		/** A chart for each scale. */
		charts?: IntervalChart[] | undefined;
		scales: { key: string; label: string }[];
	};
	/** The page's state as the address has it, which the figure's files take over. */
	search: string;
}

/** The comparison drawn the way its address asks for; scales that do not belong on one axis stand below each other. */
export function CompareFigure({
	view: { measure, pairs, courses, charts = [], scales },
	search,
}: CompareFigureProps) {
	if (courses) return <Courses courses={courses} search={search} />;
	if (pairs)
		return <PairFigure key={search} chart={pairs} titleAs="hidden" links={<Files search={search} />} />;
	return (
		<>
			{charts.map((chart, index) => {
				const scale = charts.length > 1 ? scales[index] : undefined;
				return (
					<section key={`${search} ${scale?.key}`} aria-label={scale?.label ?? chart.title}>
						{scale && <h2 className="text-base">{scale.label}</h2>}
						<InteractiveIntervalChart
							charts={[{ key: measure, label: COMPARE_MEASURES[measure], chart }]}
							allArms
							titleAs="hidden"
							links={index === charts.length - 1 && <Files search={search} />}
						/>
					</section>
				);
			})}
		</>
	);
}

const CourseFigure = lazy(() => import("../course-figure.tsx"));

function Courses({ courses, search }: { courses: CourseChart[]; search: string }) {
	if (courses.length === 0)
		return (
			<p className="border-y border-line py-10">No trial here has this outcome recorded at several times.</p>
		);
	return (
		<>
			{courses.map((chart, index) => (
				<Suspense key={chart.series.map(({ key }) => key).join(" ")}>
					<CourseFigure chart={chart} titleAs="hidden" links={index === 0 && <Files search={search} />} />
				</Suspense>
			))}
		</>
	);
}

function Files({ search }: { search: string }) {
	return (
		<p className="no-print">
			Download this figure: <a href={`/compare.svg${search}`}>SVG</a>,{" "}
			<a href={`/compare.png${search}`}>PNG</a>, <a href={`/compare.json${search}`}>JSON</a>,{" "}
			<a href={`/compare.csv${search}`}>CSV</a>, <a href={`/compare.xlsx${search}`}>Excel</a>
		</p>
	);
}
