import type { HeadlineView } from "#app/domain/views/headline-view.ts";
import { PeopleFigure } from "../figure.tsx";
import { InteractiveIntervalChart, type MeasureChart } from "../interactive-interval-chart.tsx";

/** The result a study opens with: a sentence, the figure, what it means, and the same as people. */
export function Headline({ headline, address }: { headline: HeadlineView; address: string }) {
	const [first, ...others] = headline.charts;
	return (
		<section aria-label="The main result" className="grid grid-cols-1 gap-8">
			<p className="max-w-3xl text-xl leading-snug font-medium text-pretty">{headline.sentence}</p>
			{first && (
				<InteractiveIntervalChart
					charts={[first, ...others] as [MeasureChart, ...MeasureChart[]]}
					titleAs="h2"
					links={<FigureLinks address={address} />}
				/>
			)}
			{headline.meanings.length > 0 && (
				<div>
					<h2>What it means</h2>
					<dl className="mt-3 grid grid-cols-1 gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
						{headline.meanings.map(({ term, figure, explained, method }) => (
							<div key={term}>
								<dt className="text-sm text-muted">
									{term}
									<sup aria-hidden="true">†</sup>
								</dt>
								<dd>
									<p className="tabular text-lg font-semibold">{figure}</p>
									<p className="text-sm">{explained}</p>
									<p className="text-sm text-muted">{method}</p>
								</dd>
							</div>
						))}
					</dl>
					<p className="mt-3 text-sm text-muted">
						† Derived by Equipoise from the counts above; 95% intervals.
					</p>
				</div>
			)}
			{headline.people && (
				<PeopleFigure
					chart={headline.people}
					titleAs="h2"
					links={<FigureLinks address={address} figure="people" />}
				/>
			)}
		</section>
	);
}

/** The figure at its own address, to cite or embed. */
export function FigureLinks({ address, figure }: { address: string; figure?: string }) {
	const [path, search] = address.split("?");
	const query = new URLSearchParams(search);
	if (figure) query.set("figure", figure);
	const suffix = query.size > 0 ? `?${query}` : "";
	return (
		<p className="no-print">
			This figure as{" "}
			<a href={`${path}.svg${suffix}`} type="image/svg+xml">
				SVG
			</a>
			,{" "}
			<a href={`${path}.png${suffix}`} type="image/png">
				PNG
			</a>
		</p>
	);
}
