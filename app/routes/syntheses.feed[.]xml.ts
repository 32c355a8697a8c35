import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { FEED_LENGTH, feedResponse } from "#app/http/feeds/feed-response.ts";
import { listSyntheses } from "#db/queries/list-syntheses.ts";

/** The syntheses that changed last. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	feedResponse(asked, () => {
		const { store } = asked.context;
		const syntheses = listSyntheses(store, { scope: "published", words: [], limit: FEED_LENGTH });
		return {
			...{ title: "Syntheses, last changed first", page: "/syntheses" },
			entries: (origin) =>
				syntheses.map(({ slug, version, updatedAt, document }) => ({
					...{ address: `${origin}/syntheses/${slug}`, title: document.title, updated: updatedAt },
					...{ summary: `Version ${version}`, author: document.authors },
				})),
		};
	}),
);
