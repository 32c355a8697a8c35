import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type AskedTopic, readTopicAddress } from "#app/services/find-topic.ts";
import { latestOfSubject } from "#db/queries/topic-studies.ts";
import { FEED_LENGTH, feedResponse, studyEntries } from "./feed-response.ts";

/**
 * What changed last among the studies of a topic.
 * @throws a redirect to the same feed where the topic was renamed or merged since; Problem `not-found`
 */
export const topicFeed = (asked: LoaderFunctionArgs, topic: AskedTopic): Response =>
	feedResponse(asked, () => {
		const { store } = asked.context;
		const { title, address, subject, moved } = readTopicAddress(store, topic, "published");
		if (moved) throw redirect(feedOfTopic(address));
		return {
			...{ title: `Studies: ${title}`, page: address },
			entries: (origin) => studyEntries(latestOfSubject(store, subject, FEED_LENGTH), origin),
		};
	});

/** Where the feed of a topic is. @param address of its page */
export const feedOfTopic = (address: string) => `${address}/feed.xml`;
