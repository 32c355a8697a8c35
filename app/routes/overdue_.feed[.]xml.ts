import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { FEED_LENGTH, feedResponse } from "#app/http/feeds/feed-response.ts";
import { overdueAt } from "#app/http/topics/overdue-at.ts";
import { overdueItem } from "#app/services/list-overdue.ts";
import { overdueStudies } from "#db/queries/overdue-studies.ts";

/** What became overdue last, of the whole library or as the list's address narrows it. */
export const loader = answeringMachines((args: LoaderFunctionArgs) =>
	feedResponse(args, () => {
		const { store } = args.context;
		const { asked, found, narrowed } = overdueAt({
			...args,
			context: { ...args.context, viewer: ANONYMOUS },
		});
		const { filters, ...rest } = asked;
		const studies = overdueStudies(store, { ...filters, ...rest, limit: FEED_LENGTH, newest: true });
		return {
			title: ["Overdue", found?.title, narrowed.sponsor].filter(Boolean).join(": "),
			page: `/overdue?${new URLSearchParams(narrowed)}`.replace(/\?$/, ""),
			entries: (origin) =>
				studies.map((study) => ({
					...{ address: `${origin}/studies/${study.slug}`, title: study.name },
					...{ updated: `${study.dueOn}T00:00:00.000Z`, summary: overdueItem(study).says },
				})),
		};
	}),
);
