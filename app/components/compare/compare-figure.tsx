import { lazy, Suspense } from "react";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { AnyChart } from "#app/figures/draw-svg.ts";
import type { Framed } from "#app/figures/place-frame.ts";
import type { Drawn } from "../drawn/drawn.ts";
import { FigureFrame, type FigureFrameProps, Kept } from "../figure.tsx";
import { IntervalStage } from "../interval-stage.tsx";
import { IntervalTable } from "../interval-table.tsx";
import { Share } from "../share/share.tsx";
import { PairFigure } from "./pair-figure.tsx";

/** A drawing of the comparison as far as its page says it at once. */
interface ComparedFrame {
	kind: AnyChart["kind"];
	frame: Framed;
}

interface CompareFigureProps {
	/** One, or one for each scale. */
	frames: ComparedFrame[];
	/** What they are drawn from, in the same order. */
	drawn: Drawn<AnyChart[]>;
	/** The page's state as the address has it, which the figure's files take over. */
	search: string;
}

const CourseFigure = lazy(() => import("../course-figure.tsx"));

/** The comparison drawn the way its address asks for; scales that do not belong on one axis stand below each other. */
export function CompareFigure({ frames, drawn, search }: CompareFigureProps) {
	const share = <Share address={`/compare${search}`} title={frames[0]?.frame.title ?? "Comparison"} />;
	return (
		<>
			{frames.map(({ kind, frame }, index) => {
				const isLast = index === (kind === "course" ? 0 : frames.length - 1);
				const around = { frame, titleAs: "hidden", links: isLast && share } as const;
				const key = `${search} ${index}`;
				const chart = drawn.data?.[index];
				switch (kind) {
					case "pairs":
						return (
							<PairFigure
								key={key}
								drawn={{ ...drawn, data: chart?.kind === kind ? chart.chart : undefined }}
								{...around}
							/>
						);
					case "course":
						return (
							<Suspense key={key}>
								<CourseFigure
									drawn={{ ...drawn, data: chart?.kind === kind ? chart.chart : undefined }}
									{...around}
								/>
							</Suspense>
						);
					case "interval":
						return (
							<IntervalFigure
								key={key}
								scale={frames.length > 1 ? frame.subtitle : undefined}
								drawn={{ ...drawn, data: chart?.kind === kind ? chart.chart : undefined }}
								{...around}
							/>
						);
					default:
						return null;
				}
			})}
		</>
	);
}

interface IntervalFigureProps extends FigureFrameProps {
	frame: Framed;
	/** The scale that it is of, where there are several. */
	scale: string | undefined;
	drawn: Drawn<IntervalChart>;
}

function IntervalFigure({ frame, scale, drawn, ...around }: IntervalFigureProps) {
	const { data: chart, kept } = drawn;
	return (
		<section aria-label={scale ?? frame.title}>
			{scale && <h2 className="text-base">{scale}</h2>}
			<FigureFrame
				chart={frame}
				{...around}
				table={<Kept kept={kept}>{chart && <IntervalTable chart={chart} />}</Kept>}
			>
				<IntervalStage drawn={drawn} />
			</FigureFrame>
		</section>
	);
}
