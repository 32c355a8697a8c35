import { lazy, Suspense } from "react";
import type { HeadlineView } from "#app/domain/views/headline-view.ts";
import { InteractiveIntervalChart, type MeasureChart } from "../interactive-interval-chart.tsx";
import { Share } from "../share/share.tsx";
import { useFigureChoice } from "./use-figure-choice.ts";

/** Only rates have one, and it stands below the first screen. */
const PeopleFigure = lazy(() => import("../people-figure.tsx"));

/** The result a study opens with: a sentence, the figure, what it means, and the same as people. */
export function Headline({
	headline,
	address,
	version,
	editor,
}: {
	headline: HeadlineView;
	address: string;
	version: number;
	/** May say what nobody has said. */
	editor: boolean;
}) {
	const [first, ...others] = headline.charts;
	const { query, ...choice } = useFigureChoice(first?.key);
	return (
		<section aria-label="The main result" className="grid grid-cols-1 gap-8">
			<div>
				<p className="max-w-3xl text-xl leading-snug font-medium text-pretty">{headline.sentence}</p>
				<LeftOpen headline={headline} {...(editor && { form: `${address}/edit` })} />
			</div>
			{first && (
				<InteractiveIntervalChart
					charts={[first, ...others] as [MeasureChart, ...MeasureChart[]]}
					choice={choice}
					titleAs="h2"
					links={<Share address={`${address}?${query}`} {...{ version }} title={headline.sentence} />}
				/>
			)}
			{headline.meanings.length > 0 && (
				<div>
					<h2>What it means</h2>
					<dl className="mt-3 grid grid-cols-1 gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-y-2">
						{headline.meanings.map(({ term, figure, explained, method, basis }) => (
							<div key={term}>
								<dt className="text-sm text-muted">
									{term}
									{basis !== "reported" && <sup aria-hidden="true">†</sup>}
								</dt>
								<dd>
									<p className="tabular text-lg font-semibold">{figure}</p>
									<p className="text-sm">{explained}</p>
									<p className="text-sm text-muted">{method}</p>
								</dd>
							</div>
						))}
					</dl>
					<p className="mt-3 text-sm text-muted">{headline.derivedNote}</p>
				</div>
			)}
			{headline.people && (
				<Suspense>
					<PeopleFigure
						chart={headline.people}
						titleAs="h2"
						links={
							<Share
								address={address}
								figure="people"
								data={false}
								{...{ version }}
								title={headline.people.title}
							/>
						}
					/>
				</Suspense>
			)}
		</section>
	);
}

const UNSAID = {
	direction: { text: "It is not recorded whether more of it is better or worse.", part: "outcomes" },
	comparator: { text: "It is not recorded which arm the others are compared with.", part: "arms" },
} as const;

/** What was left open of the headline and how it was settled; where an editor can say what nobody said. */
function LeftOpen({
	headline: { notes, unsaid },
	form,
}: {
	headline: Pick<HeadlineView, "notes" | "unsaid">;
	form?: string;
}) {
	if (notes.length + unsaid.length === 0) return null;
	return (
		<ul className="mt-2 text-sm text-muted">
			{notes.map((note) => (
				<li key={note}>{note}</li>
			))}
			{unsaid.map((what) => (
				<li key={what}>
					{UNSAID[what].text}
					{form && (
						<>
							{" "}
							<a href={`${form}#${UNSAID[what].part}`} className="no-print">
								Say it
							</a>
						</>
					)}
				</li>
			))}
		</ul>
	);
}
