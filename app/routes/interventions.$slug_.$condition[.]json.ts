import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringExports } from "#app/http/files/note-export.ts";
import { topicJson } from "#app/http/topics/topic-files.ts";

export const loader = answeringExports((args: LoaderFunctionArgs) =>
	topicJson(args, { intervention: args.params.slug, condition: args.params.condition }),
);
