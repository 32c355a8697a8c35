import type { LoaderFunctionArgs } from "@remix-run/node";
import { timelineTable } from "#app/exchange/topic-csv.ts";
import type { AskedTopic } from "#app/services/find-topic.ts";
import { csvResponse, jsonResponse, xlsxResponse } from "../files/file-responses.ts";
import { topicAt } from "./answer-topic.ts";

/** A topic for programs: all that its page shows. */
export function topicJson(args: LoaderFunctionArgs, asked: AskedTopic): Response {
	const { view, headers } = topicAt(args, asked, ".json");
	return jsonResponse(JSON.stringify(view, null, 2), headers);
}

type TableResponse = typeof csvResponse;

/** A topic’s studies with their dates, people and whether they have results here, a row a study. */
const topicTable =
	(ending: ".csv" | ".xlsx", respond: TableResponse) =>
	(args: LoaderFunctionArgs, asked: AskedTopic): Response => {
		const { view, headers } = topicAt(args, asked, ending);
		return respond(timelineTable(view.timeline), view.address.split("/").slice(2).join("-"), headers);
	};

export const topicCsv = topicTable(".csv", csvResponse);
export const topicXlsx = topicTable(".xlsx", xlsxResponse);
