import { Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { ListedStudy, StudyCard } from "#app/domain/listing.ts";
import { labelOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { RatePair } from "../rate-pair.tsx";

/** A study in the library: what it is, and its headline result as small bars, or how far it has come. */
export function StudyRow({ slug, title, visibility, sample, phase, year, card, ...state }: ListedStudy) {
	const { headline } = card;
	const about = [
		card.name !== title && card.name,
		year !== null && !card.name.includes(` ${year}`) && String(year),
		card.conditions.slice(0, 3).join(", "),
		phase && phase !== "not-applicable" && labelOf(PHASES, phase),
		sample && "sample",
	].filter(Boolean);
	return (
		<li className="grid grid-cols-1 gap-x-8 gap-y-2 py-4 sm:grid-cols-[1fr_20rem]">
			<div className="flex gap-2.5">
				<label className="no-print -ml-1 h-fit p-1">
					<input type="checkbox" name="study" value={slug} className="block size-4" />
					<span className="sr-only">Compare {card.name}</span>
				</label>
				<div>
					<h2 className="text-base">
						<Link to={`/studies/${slug}`} prefetch="intent" className="text-ink no-underline hover:underline">
							{title}
						</Link>
						{visibility === "draft" && <Flag>Draft</Flag>}
						{card.retracted && <Flag>Retracted</Flag>}
					</h2>
					<p className="text-sm text-muted">{about.join(" · ")}</p>
				</div>
			</div>
			{headline ? (
				<div>
					<p className="text-sm text-muted">
						{headline.outcome}
						{headline.timePoint && `, ${headline.timePoint}`}
					</p>
					<CardFigures headline={headline} />
					{headline.comparison && <p className="tabular text-sm">{headline.comparison}</p>}
				</div>
			) : (
				<p className="text-sm text-muted">{howFar(state, card)}</p>
			)}
		</li>
	);
}

const Flag = ({ children }: { children: string }) => (
	<strong className="ml-2 rounded border border-warning px-1.5 text-xs font-medium text-warning">
		{children}
	</strong>
);

/** "No results · Recruiting · 120 people" */
function howFar({ status, hasResults }: Pick<ListedStudy, "status" | "hasResults">, { people }: StudyCard) {
	return [
		hasResults ? "Results, none of them to open with" : "No results",
		status === "unknown" ? "Status unknown" : status && labelOf(REGISTRY_STATUSES, status),
		people !== undefined && counted(people, "person", "people"),
	]
		.filter(Boolean)
		.join(" · ");
}

function CardFigures({ headline }: { headline: NonNullable<StudyCard["headline"]> }) {
	const areRates = headline.arms.some(({ proportion }) => proportion !== undefined);
	if (!areRates) {
		return (
			<ul className="text-sm">
				{headline.arms.map(({ label, shown }) => (
					<li key={label}>
						<strong className="tabular font-semibold">{shown}</strong> {label}
					</li>
				))}
			</ul>
		);
	}
	return (
		<div className="flex gap-3">
			<RatePair
				rates={headline.arms.map(({ proportion, ...arm }) => ({
					...arm,
					...(proportion !== undefined && { value: 100 * proportion }),
				}))}
			/>
			<ul aria-hidden="true" className="min-w-0 text-[0.8125rem] leading-[18px] text-muted">
				{headline.arms.map(({ label }) => (
					<li key={label} className="truncate">
						{label}
					</li>
				))}
			</ul>
		</div>
	);
}
