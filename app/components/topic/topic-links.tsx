import { Link } from "@remix-run/react";
import { studiesCounted } from "#app/domain/topics/studies-counted.ts";
import type { TopicLink } from "#app/domain/topics/topic-view.ts";

/** The ways to what is known of what somebody asked about. */
export function TopicLinks({ topics }: { topics: readonly TopicLink[] }) {
	if (topics.length === 0) return null;
	return (
		<nav aria-label="Topics" className="no-print mt-3 border-l-4 border-accent pl-3">
			<ul>
				{topics.map(({ name, href, studies, results }) => (
					<li key={href} className="break-words">
						Topic:{" "}
						<Link to={href} prefetch="intent" className="font-medium">
							{name}
						</Link>{" "}
						<span className="text-sm text-muted">{studiesCounted({ studies, results })}</span>
					</li>
				))}
			</ul>
		</nav>
	);
}
