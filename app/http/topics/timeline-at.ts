import type { LoaderFunctionArgs } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import { readTopicAddress } from "#app/services/find-topic.ts";
import { readTimeline } from "#app/services/read-timeline.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "../files/file-responses.ts";
import { siteOf } from "../files/synthesis-figure.ts";
import { today } from "./answer-topic.ts";

/** The timeline of the topic that an address names by `intervention`, `condition` or both, for one of its files. */
export function timelineAt({ request, context }: LoaderFunctionArgs): AskedFigure & { chart: TimelineChart } {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const [intervention, condition] = ["intervention", "condition"].map(
		(name) => search.get(name) || undefined,
	);
	if (intervention === undefined && condition === undefined)
		throw new Problem("invalid", "Name an intervention or a condition by its address.", [
			{ path: ["intervention"], message: "An intervention or a condition is needed", in: "query" },
		]);
	const found = readTopicAddress(context.store, { intervention, condition }, scope);
	const chart = readTimeline(context.store, found, { scope, today: today() });
	const drawing = { ...drawingOptions(search, 960), site: siteOf(context) };
	return { chart, drawn: { kind: "timeline", chart }, drawing, headers };
}
