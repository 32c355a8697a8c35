import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringExports } from "#app/http/files/note-export.ts";
import { topicCsv } from "#app/http/topics/topic-files.ts";

export const loader = answeringExports((args: LoaderFunctionArgs) =>
	topicCsv(args, { condition: args.params.slug }),
);
