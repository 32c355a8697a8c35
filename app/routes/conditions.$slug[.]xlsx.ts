import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringExports } from "#app/http/files/note-export.ts";
import { topicXlsx } from "#app/http/topics/topic-files.ts";

export const loader = answeringExports((args: LoaderFunctionArgs) =>
	topicXlsx(args, { condition: args.params.slug }),
);
