import { Link } from "@remix-run/react";
import type { TopicLink } from "#app/domain/topics/topic-view.ts";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Facts } from "../study/part.tsx";

/** The question's title and its answer in one sentence, and whether studies or formulas have changed since. */
export function SynthesisHead({
	synthesis,
	compare,
	topics = [],
}: {
	synthesis: SynthesisView;
	/** Its trials side by side; `first` so many of them, where all are too many. */
	compare: { to: string; first: number | null } | null;
	/** What all of its trials are of. */
	topics?: readonly TopicLink[];
}) {
	const { title, answer, published, newer, recomputed, authors, sample, updated, question } = synthesis;
	return (
		<header>
			<p className="text-muted">
				{["Synthesis", authors, updated].filter(Boolean).join(" · ")}
				{sample && " · sample"}
			</p>
			<h1 className="mt-1 max-w-4xl">{title}</h1>
			<p
				id="answer"
				aria-live="polite"
				className="mt-4 max-w-4xl border-l-4 border-accent pl-4 text-xl leading-snug text-balance"
			>
				{answer}
			</p>
			{compare && (
				<p className="no-print mt-3">
					<Link to={compare.to}>
						Compare {compare.first === null ? "these trials" : `the first ${compare.first} of these trials`}
					</Link>
				</p>
			)}
			{topics.length > 0 && (
				<p className="no-print mt-1 text-sm">
					{topics.length === 1 ? "Topic" : "Topics"} of all its trials:{" "}
					{topics.map(({ href, name }, place) => (
						<span key={href}>
							{place > 0 && ", "}
							<Link to={href}>{name}</Link>
						</span>
					))}
				</p>
			)}
			{published && (
				<p className="mt-3 max-w-4xl border-l-4 border-rule pl-4">
					<strong className="font-semibold">As published:</strong> {published.answer}
				</p>
			)}
			{newer && (
				<div className="mt-4 max-w-4xl border-l-4 border-warning bg-warning-soft px-4 py-3">
					<p>
						Changed since the last edit of this synthesis:{" "}
						{newer.studies.map(({ href, name, from, to }, index) => (
							<span key={href}>
								{index > 0 && ", "}
								<Link to={href}>{name}</Link> (version {from} then, {to} now)
							</span>
						))}
						. {newer.change}
					</p>
				</div>
			)}
			{recomputed.length > 0 && (
				<div className="mt-4 max-w-4xl border-l-4 border-warning bg-warning-soft px-4 py-3">
					<p>Formulas have changed since the last edit of this synthesis. {recomputed.join(" ")}</p>
				</div>
			)}
			<div className="mt-5">
				<Facts facts={question} />
			</div>
		</header>
	);
}
