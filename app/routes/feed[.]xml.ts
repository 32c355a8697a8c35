import type { LoaderFunctionArgs } from "@remix-run/node";
import { readStudyQuery } from "#app/http/addresses/study-query.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { FEED_LENGTH, feedResponse, studyEntries } from "#app/http/feeds/feed-response.ts";
import { listStudies } from "#db/queries/list-studies.ts";

/** What changed last in the library, or among the studies that a search of the library finds. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	feedResponse(asked, () => {
		const search = new URL(asked.request.url).searchParams;
		search.delete("sort");
		const { filters } = readStudyQuery(search);
		const what = { ...filters, scope: "published", sort: "updated", limit: FEED_LENGTH } as const;
		const said = Object.values(filters).filter((value) => typeof value !== "boolean");
		return {
			title: said.length > 0 ? `Studies: ${said.join(", ")}` : "Studies, last changed first",
			page: `/?${new URLSearchParams([...search, ["sort", "updated"]])}`,
			entries: (origin) => studyEntries(listStudies(asked.context.store, what), origin),
		};
	}),
);
