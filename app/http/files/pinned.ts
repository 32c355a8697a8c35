import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SynthesisExport } from "#app/exchange/synthesis/synthesis-export.ts";
import { usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { exportOfReading } from "#app/services/export-synthesis.ts";
import { type PinnedSynthesis, readPinnedSynthesis } from "#app/services/read-pinned-synthesis.ts";
import { readVersion } from "#app/services/read-version.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { pinnedAddress } from "../addresses/address-of-kind.ts";
import { wholeNumber } from "../addresses/whole-number.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { refuseOthers } from "../api/list-query.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";
import { figureOfReading, siteOf } from "./synthesis-figure.ts";

type Asked = Pick<LoaderFunctionArgs, "params" | "context">;

/** The version of a study that an address names. @throws Problem `not-found`, `gone`, `unauthenticated` */
export function pinnedStudyAt({ params, context }: Asked): {
	study: StudyRecord & { newest: number };
	headers: Record<string, string>;
} {
	const { scope, headers } = authoriseReader(context);
	const { slug, version } = params;
	const study = readVersion(context.store, "study", { slug, version: numberIn(version) }, scope);
	return { study, headers };
}

/** The version of a synthesis that an address names, with what was kept of it. @throws as above */
export function pinnedSynthesisAt({ params, context }: Asked): {
	pinned: PinnedSynthesis;
	exported: SynthesisExport;
	headers: Record<string, string>;
} {
	const { scope, headers } = authoriseReader(context);
	const { slug, version } = params;
	const pinned = readPinnedSynthesis(context.store, { slug, version: numberIn(version) }, scope);
	const { record } = pinned.reading;
	const address = `${siteOf(context)}${pinnedAddress("synthesis", record)}`;
	return { pinned, exported: exportOfReading(pinned.reading, address), headers };
}

/**
 * The figure that an address of a pinned synthesis asks for, from the result that was kept.
 * @throws Problem `invalid` for what would make another result
 */
export function pinnedFigureAt(asked: LoaderFunctionArgs): AskedFigure {
	const { pinned, headers } = pinnedSynthesisAt(asked);
	const search = new URL(asked.request.url).searchParams;
	refuseOthers(search, [...PINNED_PARAMETERS, "figure", "width", "theme", "scale", "size"]);
	const chart = figureOfReading(pinned.reading, search);
	const drawing = { ...drawingOptions(search, usualWidth(chart)), site: siteOf(asked.context) };
	return { drawn: { kind: "synthesis", chart }, drawing, headers };
}

/** What an address of a pinned synthesis says of its drawings; nothing of how to compute. */
export const PINNED_PARAMETERS = ["order", "colours", "moderator"] as const;

const numberIn = (text: string | undefined) => wholeNumber(text ?? null);
