import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { CourseChart } from "#app/domain/views/course-chart.ts";
import { drawnHere } from "../drawn/drawn.ts";
import { Share } from "../share/share.tsx";
import { whenOnScreen } from "../when-on-screen.ts";

/** Most studies have none. */
const CourseFigure = lazy(() => import("../course-figure.tsx"));

interface OutcomeCourseProps {
	chart: CourseChart;
	/** Where the figure is on its own; absent before the study is saved. */
	address?: string;
	/** Drawn with the page; else when it comes on screen, and without JavaScript a link. */
	now: boolean;
}

/** An outcome's figures over time. Its numbers are those of the outcome's table, which stands below it. */
export function OutcomeCourse({ chart, address, now }: OutcomeCourseProps) {
	const place = useRef<HTMLDivElement>(null);
	const [isDrawn, setDrawn] = useState(now);
	useEffect(() => {
		if (!isDrawn) return whenOnScreen(place.current, () => setDrawn(true));
	}, [isDrawn]);
	const alone = address === undefined ? null : <a href={address.replace("?", ".svg?")}>Over time</a>;
	return (
		<div ref={place} className="mt-3 mb-4">
			<h4 className="text-sm font-semibold">Over time</h4>
			{isDrawn ? (
				<Suspense fallback={alone}>
					<CourseFigure
						drawn={drawnHere(chart)}
						titleAs="hidden"
						links={address !== undefined && <Share address={address} title={chart.title} />}
					/>
				</Suspense>
			) : (
				alone
			)}
		</div>
	);
}
