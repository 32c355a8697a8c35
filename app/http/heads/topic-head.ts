import { counted, formatWhole } from "#app/domain/format/format.ts";
import type { TopicView } from "#app/domain/topics/topic-view.ts";
import type { Scope } from "#db/scope.ts";
import { feedOfTopic } from "../feeds/topic-feed.ts";
import { headOf } from "./page-head.ts";

type Asked = Parameters<typeof headOf>[0];

/** The head of a topic's page: its published answer, else how much is known. @param scope what whoever asks may see */
export function topicHead(asked: Asked, view: TopicView, scope: Scope) {
	const { title, address, studies, results, answers, timeline, asked: named } = view;
	const [answer] = answers;
	const picture = answer
		? `/syntheses/${answer.slug}.png?size=card`
		: timeline.rows.length > 0
			? `/timeline.png?${named}&size=card`
			: undefined;
	return headOf(asked, scope === "published", {
		...{ tab: `${title} · Equipoise`, title, path: address, feed: feedOfTopic(address), picture },
		description:
			answer?.sentence ??
			`${counted(studies, "study", "studies")} of ${title}, ${formatWhole(results)} with results.`,
	});
}
