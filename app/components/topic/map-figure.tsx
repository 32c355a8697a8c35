import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { type MapChart, tellMark } from "#app/domain/topics/map-chart.ts";
import { layoutMap } from "#app/figures/map/layout-map.ts";
import { Drawings, FigureFrame } from "../figure.tsx";

const WIDE = 1080;

/** The map drawn; on a phone as a list of what each condition has. */
export function MapFigure({ chart, search }: { chart: MapChart; search: string }) {
	const layout = useMemo(() => (width: number) => layoutMap(chart, width, { frame: "drawing" }), [chart]);
	return (
		<FigureFrame
			chart={chart}
			titleAs="hidden"
			links={
				<p className="no-print">
					Download this figure: <a href={`/map.svg${search}`}>SVG</a>, <a href={`/map.png${search}`}>PNG</a>,{" "}
					<a href={`/map.csv${search}`}>CSV</a>, <a href={`/map.xlsx${search}`}>Excel</a>
				</p>
			}
		>
			<div className="figure-stage">
				<Drawings layout={layout} wide={WIDE} />
			</div>
		</FigureFrame>
	);
}

/** The same in words, a list for each condition. */
export function MapList({ chart }: { chart: MapChart }) {
	return (
		<details className="chart-table">
			<summary>Show as lists</summary>
			<div className="mt-3 grid grid-cols-1 gap-4">
				{chart.rows.map(({ name, href }, row) => {
					const own = chart.marks.filter((mark) => mark.row === row);
					if (own.length === 0) return null;
					return (
						<section key={href} aria-labelledby={`row-${row}`}>
							<h2 id={`row-${row}`} className="text-base break-words">
								<Link to={href}>{name}</Link>
							</h2>
							<ul>
								{own.map((mark) => (
									<li key={mark.column} className="break-words">
										<Link to={mark.href}>{chart.columns[mark.column]?.name}</Link>{" "}
										<span className="text-sm text-muted">{tellMark(mark)}</span>
									</li>
								))}
							</ul>
						</section>
					);
				})}
			</div>
		</details>
	);
}
