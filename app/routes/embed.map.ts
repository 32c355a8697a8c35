import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderEmbed } from "#app/components/embed/render-embed.tsx";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { answerEmbed } from "#app/http/embeds/answer-embed.ts";
import { embeddedMap } from "#app/http/embeds/embedded-figures.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true, framed: true };

export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	answerEmbed(asked, embeddedMap, renderEmbed),
);
