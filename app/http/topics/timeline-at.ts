import type { LoaderFunctionArgs } from "@remix-run/node";
import type { TimelineChart } from "#app/domain/topics/timeline.ts";
import { readTopicAddress } from "#app/services/find-topic.ts";
import { readTimeline } from "#app/services/read-timeline.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { refuseOthers } from "../api/list-query.ts";
import { type AskedFigure, drawingOptions } from "../files/file-responses.ts";
import { siteOf } from "../files/synthesis-figure.ts";
import { askedTopicIn, today } from "./answer-topic.ts";

const KNOWN = ["intervention", "condition", "width", "theme", "scale", "size"];

/** The timeline of the topic that an address names by `intervention`, `condition` or both, for one of its files. */
export function timelineAt({
	request,
	context,
}: LoaderFunctionArgs): AskedFigure & { chart: TimelineChart; page: string } {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	refuseOthers(search, KNOWN);
	const found = readTopicAddress(context.store, askedTopicIn(search), scope);
	const chart = readTimeline(context.store, found, { scope, today: today() });
	const drawing = { ...drawingOptions(search, 960), site: siteOf(context) };
	return { chart, drawn: { kind: "timeline", chart }, drawing, headers, page: `${found.address}#timeline` };
}
