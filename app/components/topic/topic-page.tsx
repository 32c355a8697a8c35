import { Form, Link } from "@remix-run/react";
import { counted, formatWhole } from "#app/domain/format/format.ts";
import { studiesCounted } from "#app/domain/topics/studies-counted.ts";
import type { DrawnOfTopic, TopicNames, TopicPageView } from "#app/domain/topics/topic-view.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import type { Framed } from "#app/figures/place-frame.ts";
import { Beside } from "../compare/beside.tsx";
import { PairFigure } from "../compare/pair-figure.tsx";
import type { Drawn } from "../drawn/drawn.ts";
import { useDrawn } from "../drawn/use-drawn.ts";
import { Share } from "../share/share.tsx";
import { SynthesisEntry } from "../synthesis/synthesis-entry.tsx";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { useFollowed } from "../ui/use-followed.ts";
import { useSubmitOnChange } from "../ui/use-submit-on-change.ts";
import { Section } from "./section.tsx";
import { TimelineFigure } from "./timeline-figure.tsx";
import { TopicFacts } from "./topic-facts.tsx";
import { RelatedTopics, relatedTitle, TopicLists } from "./topic-lists.tsx";

interface TopicPageProps {
	view: TopicPageView;
	/** The texts around its figures of both arms. */
	frames: { pairs: Framed | undefined; harms: Framed | undefined };
	/** What these are drawn from, where the page comes with it. */
	drawn: DrawnOfTopic | undefined;
	editor: boolean;
}

/** All that the library knows of an intervention, a condition, or the one for the other; the answer first. */
export function TopicPage({ view, frames, drawn: sent, editor }: TopicPageProps) {
	const asked = new URLSearchParams(view.asked);
	if (view.outcome.key !== "") asked.set("outcome", view.outcome.key);
	const drawn = useDrawn(sent, `/topics/figures.json?${asked}`);
	return (
		<article className="grid grid-cols-1 gap-8">
			<header>
				<p className="text-sm text-muted">
					<Link to="/topics">Topics</Link>
					{view.topics.length > 1 &&
						view.topics.map(({ name, href }) => (
							<span key={href}>
								{" · "}
								<Link to={href}>{name}</Link>
							</span>
						))}
				</p>
				<h1 className="mt-1 max-w-4xl break-words">{view.title}</h1>
				<p className="text-muted">
					{studiesCounted(view)} · <Link to={view.library}>search for them in the library</Link>
				</p>
				{view.topics.map((topic) => (
					<Names key={topic.href} topic={topic} editor={editor} />
				))}
				<Contents view={view} harms={frames.harms !== undefined} />
			</header>
			{view.studies === 0 && (
				<p className="border-y border-line py-6">
					No study here tries {view.topics[0]?.name} for {view.topics[1]?.name}.
				</p>
			)}
			<Answer view={view} />
			<RelatedTopics view={view} />
			{view.drawn > 0 && (
				<BothArms view={view} frame={frames.pairs} drawn={{ ...drawn, data: drawn.data?.pairs }} />
			)}
			{view.timeline.rows.length > 0 && <Timeline view={view} />}
			{frames.harms && (
				<Section id="harms" title="Harms">
					<PairFigure
						frame={frames.harms}
						drawn={{ ...drawn, data: drawn.data?.harms }}
						titleAs="hidden"
						links={
							<More
								search={view.compareHarms}
								more="Compare harms with other views"
								title={frames.harms.title}
							/>
						}
					/>
				</Section>
			)}
			<TopicFacts view={view} />
			<TopicLists view={view} />
			<p className="no-print border-t border-line pt-4 text-sm">
				Download this topic: <a href={`${view.address}.json`}>JSON</a>,{" "}
				<a href={`${view.address}.csv`}>CSV</a>, <a href={`${view.address}.xlsx`}>Excel</a>. Follow it:{" "}
				<a href={`${view.address}/feed.xml`}>feed</a> (Atom)
			</p>
		</article>
	);
}

/** The ways to what stands below two hundred trials. */
function Contents({ view, harms }: { view: TopicPageView; harms: boolean }) {
	const parts = [
		view.related.length > 0 && ["related", relatedTitle(view)],
		view.drawn > 0 && ["trials", "Results"],
		view.timeline.rows.length > 0 && ["timeline", "Timeline"],
		harms && ["harms", "Harms"],
		view.drawn > 0 && ["who", "Who was studied"],
		view.who.missing.length > 0 && ["unrecorded", "Not recorded here"],
		view.dosages.length > 0 && ["doses", "How it was given"],
		view.statuses.length > 0 && ["regulatory", "Regulatory status"],
		view.recruiting.length > 0 && ["recruiting", "Recruiting"],
		view.overdue.total > 0 && ["overdue", "Overdue"],
	].filter((part) => Array.isArray(part));
	if (parts.length < 3) return null;
	return (
		<nav aria-label="On this page" className="no-print mt-2">
			<ul className="flex flex-wrap gap-x-4 gap-y-1">
				{parts.map(([id, name]) => (
					<li key={id}>
						<a href={`#${id}`}>{name}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** More names than this fold. */
const FEW = 8;

function Names({ topic, editor }: { topic: TopicNames; editor: boolean }) {
	const { alone, name, names, agreeing } = topic;
	const way = (
		<Link to={agreeing} className="no-print">
			{editor ? "Agree on names" : "How its names were agreed"}
		</Link>
	);
	if (alone)
		return (
			<p className="text-sm text-muted">
				Only studies that say “{name}”, word for word: no researcher here has agreed on other names for it
				yet.
				{editor && <> {way}</>}
			</p>
		);
	const others = names.filter((other) => other !== name);
	const list = others.join(", ");
	return (
		<div className="text-sm text-muted">
			{others.length === 0 ? (
				<p>
					No other names are agreed on for {name}. {way}
				</p>
			) : others.length <= FEW ? (
				<p>
					{name} is also: {list}. {way}
				</p>
			) : (
				<details>
					<summary>
						{name} has {counted(others.length, "other name")}
					</summary>
					<p>
						{list}. {way}
					</p>
				</details>
			)}
		</div>
	);
}

function Answer({ view }: { view: TopicPageView }) {
	if (view.answers.length === 0)
		return view.drawn > 0 ? (
			<p className="text-sm text-muted">
				No synthesis of these studies has been published here. Each study stands for itself below; nothing is
				pooled.
			</p>
		) : null;
	return (
		<Section id="answer" title={view.answers.length === 1 ? "Published answer" : "Published answers"}>
			<ul className="divide-y divide-line border-y border-line">
				{view.answers.map(({ sentence, prediction, side: _, ...card }) => (
					<SynthesisEntry key={card.slug} {...card} says={sentence} {...(prediction && { prediction })} />
				))}
			</ul>
		</Section>
	);
}

interface BothArmsProps {
	view: TopicPageView;
	frame: Framed | undefined;
	drawn: Drawn<PairChart>;
}

function BothArms({ view, frame, drawn }: BothArmsProps) {
	const rest = view.studies - view.drawn;
	return (
		<Section id="trials" title={view.outcome.key === "" ? "Results" : `Results: ${view.outcome.label}`}>
			{view.outcomes.length > 1 && <OutcomeChoice view={view} />}
			{view.subtitle && <p className="text-sm text-muted">{view.subtitle}</p>}
			{frame && view.shown > 0 ? (
				<PairFigure
					key={view.outcome.key}
					{...{ frame, drawn }}
					titleAs="hidden"
					links={
						<More search={view.compare} more="Compare with other views and measures" title={frame.title} />
					}
				/>
			) : (
				<p className="border-y border-line py-6">
					{view.outcome.key === ""
						? "None of these studies has results here that could be drawn."
						: "None of these studies has figures of two arms on this outcome."}{" "}
					<Link to={view.compare}>Compare them in another way</Link>
				</p>
			)}
			<Beside topic={view.outcome.label.toLowerCase()} lacking={view.lacking} outside={[]} />
			{rest > 0 && (
				<p className="text-sm text-muted">
					The figures show {view.drawn} studies: those with results first, then the largest.{" "}
					<Link to={view.library}>{formatWhole(rest)} more</Link>
				</p>
			)}
		</Section>
	);
}

const OUTCOME_FORM = "outcome";

function OutcomeChoice({ view: { outcomes, outcome } }: { view: TopicPageView }) {
	const submits = useSubmitOnChange(OUTCOME_FORM);
	const [shown, setShown] = useFollowed(outcome.key);
	return (
		<Form
			id={OUTCOME_FORM}
			method="get"
			className="no-print flex flex-wrap items-end gap-2"
			preventScrollReset
		>
			<label className="min-w-0 text-sm font-medium">
				Outcome
				<select
					name="outcome"
					value={shown}
					onChange={({ target }) => setShown(target.value)}
					className={`mt-0.5 max-w-full font-normal ${INPUT_LOOK}`}
				>
					{outcomes.map(({ key, label }) => (
						<option key={key} value={key}>
							{label}
						</option>
					))}
				</select>
			</label>
			{!submits && <Button type="submit">Show</Button>}
		</Form>
	);
}

/** More rows than this fold. */
const MOST_OPEN = 40;

function Timeline({ view: { timeline, asked } }: { view: TopicPageView }) {
	const figure = (
		<TimelineFigure
			chart={timeline}
			titleAs="hidden"
			links={<Share address={`/timeline?${asked}`} title={timeline.title} />}
		/>
	);
	return (
		<Section id="timeline" title="Timeline">
			{timeline.rows.length <= MOST_OPEN ? (
				figure
			) : (
				<details>
					<summary>Show {timeline.rows.length} studies by their dates</summary>
					{figure}
				</details>
			)}
		</Section>
	);
}

/** A figure of studies side by side: the way to all its choices, and its menu. */
function More({ search, more, title }: { search: string; more: string; title: string }) {
	return (
		<>
			<p className="no-print">
				<Link to={search}>{more}</Link>
			</p>
			<Share address={search} title={title} />
		</>
	);
}
