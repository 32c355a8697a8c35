import { Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import { studiesCounted } from "#app/domain/topics/studies-counted.ts";
import type { TopicListItem, TopicPageView } from "#app/domain/topics/topic-view.ts";
import { Section } from "./section.tsx";

/** What the topics that go with this one are to it. */
export const relatedTitle = ({ topics: [topic] }: Pick<TopicPageView, "topics">): string =>
	topic?.kind === "condition" ? "What was tried" : "What it was tried for";

/** The topics that go with this one, those with most studies first. */
export function RelatedTopics({ view }: { view: TopicPageView }) {
	if (view.related.length === 0) return null;
	return (
		<Section id="related" title={relatedTitle(view)}>
			<ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
				{view.related.map(({ name, href, studies, results }) => (
					<li key={href} className="min-w-0 break-words">
						<Link to={href}>{name}</Link>{" "}
						<span className="text-sm text-muted">{studiesCounted({ studies, results })}</span>
					</li>
				))}
			</ul>
		</Section>
	);
}

/** Studies that people can take part in, and those that are overdue. */
export function TopicLists({ view: { recruiting, overdue } }: { view: TopicPageView }) {
	return (
		<>
			{recruiting.length > 0 && (
				<Section id="recruiting" title="Recruiting">
					<TopicStudies items={recruiting} />
				</Section>
			)}
			{overdue.total > 0 && (
				<Section id="overdue" title="Overdue">
					<p>
						<Link to={overdue.href}>
							{overdue.more ? "More than " : ""}
							{counted(overdue.total, "study", "studies")}
						</Link>{" "}
						more than 12 months past primary completion without results here.
					</p>
					<TopicStudies items={overdue.items} />
				</Section>
			)}
		</>
	);
}

/** Studies by name, each with what is said of it. */
export function TopicStudies({ items }: { items: readonly TopicListItem[] }) {
	return (
		<ul className="grid grid-cols-1 gap-1">
			{items.map(({ slug, name, says, by }) => (
				<li key={slug} className="min-w-0 break-words">
					<Link to={`/studies/${slug}`}>{name}</Link>{" "}
					<span className="text-sm text-muted">
						{says}
						{by && (
							<>
								{" · "}
								<Link to={by.href}>{by.name}</Link>
							</>
						)}
					</span>
				</li>
			))}
		</ul>
	);
}
