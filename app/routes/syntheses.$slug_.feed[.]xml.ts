import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { FEED_LENGTH, feedResponse } from "#app/http/feeds/feed-response.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import { listVersions } from "#db/queries/versions.ts";

/** The published versions of a synthesis, each at the address that stays. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	feedResponse(asked, () => {
		const { store } = asked.context;
		const { id, slug, document } = readSynthesis(store, asked.params.slug, "published");
		const versions = listVersions(store, "synthesis", id, "published", { limit: FEED_LENGTH });
		return {
			title: document.title,
			page: `/syntheses/${slug}`,
			entries: (origin) =>
				versions.map(({ version, createdAt, reason }) => ({
					address: `${origin}/syntheses/${slug}/versions/${version}`,
					title: `${document.title}, version ${version}`,
					...{ updated: createdAt, summary: reason, author: document.authors },
				})),
		};
	}),
);
