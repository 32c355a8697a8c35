import type { LoaderFunctionArgs } from "@remix-run/node";
import { addressOfKind, pinnedAddress } from "../addresses/address-of-kind.ts";
import { wholeNumber } from "../addresses/whole-number.ts";
import { comparisonAt } from "../files/comparison.ts";
import { pinnedFigureAt, pinnedStudyAt } from "../files/pinned.ts";
import { studyFigureAt } from "../files/study-figure.ts";
import { synthesisFigureAt } from "../files/synthesis-figure.ts";
import { mapFigureAt } from "../topics/map-at.ts";
import { timelineAt } from "../topics/timeline-at.ts";
import { type FoundFigure, refuseVersion } from "./answer-embed.ts";

/** The figure of a study's address, as its `.svg` draws it. @throws Problem as that does */
export function embeddedStudy(asked: LoaderFunctionArgs, version: string | undefined): FoundFigure {
	const found =
		version === undefined ? studyFigureAt(asked) : studyFigureAt(inVersion(asked, version), pinnedStudyAt);
	return { ...found, page: pageOf("study", asked, version) };
}

/** The figure of a synthesis's address, likewise. */
export function embeddedSynthesis(asked: LoaderFunctionArgs, version: string | undefined): FoundFigure {
	const found = version === undefined ? synthesisFigureAt(asked) : pinnedFigureAt(inVersion(asked, version));
	return { ...found, page: pageOf("synthesis", asked, version) };
}

/** The figure of a comparison's address, likewise. @throws Problem `invalid` for a version: it has none */
export function embeddedComparison(asked: LoaderFunctionArgs, version: string | undefined): FoundFigure {
	refuseVersion(version, "A comparison");
	return { ...comparisonAt(asked), page: `/compare${searchOfPage(asked)}` };
}

/** The map of an address, likewise. */
export function embeddedMap(asked: LoaderFunctionArgs, version: string | undefined): FoundFigure {
	refuseVersion(version, "The map");
	return { ...mapFigureAt(asked), page: `/map${searchOfPage(asked)}` };
}

/** The timeline of the topic that an address names, likewise; it stands on the topic's page. */
export function embeddedTimeline(asked: LoaderFunctionArgs, version: string | undefined): FoundFigure {
	refuseVersion(version, "A timeline");
	return timelineAt(asked);
}

const inVersion = (asked: LoaderFunctionArgs, version: string): LoaderFunctionArgs => ({
	...asked,
	params: { ...asked.params, version },
});

function pageOf(kind: "study" | "synthesis", asked: LoaderFunctionArgs, version: string | undefined): string {
	const { slug = "" } = asked.params;
	const number = wholeNumber(version ?? null);
	const path =
		number === undefined ? `${addressOfKind(kind)}/${slug}` : pinnedAddress(kind, { slug, version: number });
	return path + searchOfPage(asked, kind);
}

/** Parameters that a figure has and its page has not. */
const OF_FIGURE = ["figure", "outcome"];
const OF_DRAWING = ["width", "theme", "scale", "size"];

function searchOfPage({ request }: LoaderFunctionArgs, kind?: "study" | "synthesis"): string {
	const search = new URL(request.url).searchParams;
	const figure = search.get("figure");
	for (const name of kind ? [...OF_FIGURE, ...OF_DRAWING] : OF_DRAWING) search.delete(name);
	if (kind === "synthesis" && figure !== null) search.set("show", figure);
	return search.size > 0 ? `?${search}` : "";
}
