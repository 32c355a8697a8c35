import { lazy, type ReactNode, Suspense } from "react";
import { COMPARE_MEASURES, type CompareMeasure } from "#app/domain/views/compare-options.ts";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import { InteractiveIntervalChart } from "../interactive-interval-chart.tsx";
import { Share } from "../share/share.tsx";
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
	const [chart] = courses ?? (pairs ? [pairs] : charts);
	const share = <Share address={`/compare${search}`} title={chart?.title ?? "Comparison"} />;
	if (courses) return <Courses courses={courses} share={share} />;
	if (pairs) return <PairFigure key={search} chart={pairs} titleAs="hidden" links={share} />;
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
							links={index === charts.length - 1 && share}
						/>
					</section>
				);
			})}
		</>
	);
}

const CourseFigure = lazy(() => import("../course-figure.tsx"));

function Courses({ courses, share }: { courses: CourseChart[]; share: ReactNode }) {
	if (courses.length === 0)
		return (
			<p className="border-y border-line py-10">No trial here has this outcome recorded at several times.</p>
		);
	return (
		<>
			{courses.map((chart, index) => (
				<Suspense key={chart.series.map(({ key }) => key).join(" ")}>
					<CourseFigure chart={chart} titleAs="hidden" links={index === 0 && share} />
				</Suspense>
			))}
		</>
	);
}
