import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import type { AnyChart, StackedCharts } from "#app/figures/draw-svg.ts";
import type { Theme } from "#app/figures/theme.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { toProblem } from "../answers/answering.ts";
import { publicOrigin } from "../answers/public-origin.ts";
import { type AskedFigure, readTheme } from "../files/file-responses.ts";

/** A figure to be embedded. */
export interface FoundFigure extends AskedFigure<AnyChart | StackedCharts> {
	/** The path of its page, with what of the address that takes. */
	page: string;
}

/** What a frame is to show. */
type Shown = { theme: Theme } & (
	| { figure: { drawn: AnyChart | StackedCharts; page: string }; canonical: string }
	| { problem: string; site: string }
);

/**
 * Every other page may frame these and nothing else of this site: they hold one figure, know nobody and change
 * nothing. Only our own style sheet, font and script come into them.
 */
const FRAMED = {
	"Content-Type": "text/html; charset=utf-8",
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Content-Security-Policy": [
		...["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self'"],
		...["img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors *"],
	].join(";"),
};

/**
 * Answers with the page of an embedded figure, as anybody sees it: whoever is logged in here is not known in a frame,
 * so that no draft shows there. Where there is no figure, the frame says why, with the status of that.
 * @param find the figure of an address; `version` in it is of a pinned one
 * @param render makes the page
 */
export function answerEmbed(
	asked: LoaderFunctionArgs,
	find: (asked: LoaderFunctionArgs, version: string | undefined) => FoundFigure,
	render: (shown: Shown) => string,
): Response {
	const url = new URL(asked.request.url);
	const origin = publicOrigin(asked);
	let theme: Theme = "auto";
	try {
		theme = readTheme(url.searchParams);
		const versions = url.searchParams.getAll("version");
		if (versions.length > 1) throw badParameter("version", "version is given more than once.");
		url.searchParams.delete("version");
		const context = { ...asked.context, viewer: ANONYMOUS };
		const { drawn, page, headers } = find({ ...asked, context, request: new Request(url) }, versions[0]);
		const shown = { theme, canonical: `${origin}${page}`, figure: { drawn, page: `${origin}${page}` } };
		return new Response(render(shown), { headers: { ...headers, ...FRAMED } });
	} catch (error) {
		const problem = toProblem(error);
		if (!problem) throw error;
		const { status, message } = problem;
		return new Response(render({ theme, problem: message, site: `${origin}/` }), { status, headers: FRAMED });
	}
}

/** @param what "A comparison" @throws Problem `invalid` */
export function refuseVersion(version: string | undefined, what: string): void {
	if (version !== undefined)
		throw badParameter("version", `${what} follows the library and has no versions: leave “version” out.`);
}
