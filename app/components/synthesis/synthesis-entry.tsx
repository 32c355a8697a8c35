import { Link } from "@remix-run/react";
import type { SynthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";

/** A synthesis in the list: its question, its pooled result and how sure that is. */
export function SynthesisEntry({
	slug,
	title,
	visibility,
	sample,
	updated,
	outcome,
	compare,
	says,
	...result
}: Omit<SynthesisCard, "trials" | "concept" | "sentence" | "side"> & {
	/** Its trials side by side. */
	compare?: string;
	/** Its answer in a sentence. */
	says?: string;
}) {
	const { measure, effect, prediction, size, certainty } = result;
	return (
		<li className="grid grid-cols-1 gap-x-8 gap-y-2 py-4 sm:grid-cols-[1fr_20rem]">
			<div>
				<h2 className="text-base">
					<Link to={`/syntheses/${slug}`} prefetch="intent" className="text-ink no-underline hover:underline">
						{title}
					</Link>
					{visibility === "draft" && (
						<strong className="ml-2 rounded border border-warning px-1.5 text-xs font-medium text-warning">
							Draft
						</strong>
					)}
				</h2>
				<p className="text-sm text-muted">
					{[outcome, size, updated, sample && "sample"].filter(Boolean).join(" · ")}
				</p>
				{says && <p className="mt-1 max-w-2xl">{says}</p>}
				{compare && (
					<p className="no-print text-sm">
						<Link to={compare} aria-label={`Compare its trials: ${title}`}>
							Compare its trials
						</Link>
					</p>
				)}
			</div>
			<div>
				<p className="text-sm text-muted">{measure}</p>
				<p>
					<strong className="tabular font-semibold">{effect ?? "Not pooled yet"}</strong>
				</p>
				{says && prediction && <p className="tabular text-sm text-muted">Prediction interval {prediction}</p>}
				{certainty && (
					<p className="text-sm text-muted">
						<span aria-hidden="true">{certainty.signs}</span> {certainty.label} certainty
					</p>
				)}
			</div>
		</li>
	);
}
