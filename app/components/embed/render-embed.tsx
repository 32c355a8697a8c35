import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { chartsOf } from "#app/figures/draw-svg.ts";
import { type ExploredFigure, exploredFigure } from "#app/figures/explored-figure.ts";
import { type Theme, themeVariables } from "#app/figures/theme.ts";
import styles from "../../styles/embed.css?url";
import { type EmbeddedFigure, EmbedPage, EmbedProblem } from "./embed-page.tsx";
import type { EmbedData } from "./embed-script.ts";
import script from "./embed-script.ts?worker&url";

/** What a frame shows: a figure, or why there is none. */
export type Embedded = { theme: Theme } & (
	| { figure: EmbeddedFigure; canonical: string }
	| { problem: string; site: string }
);

/** The page of an embedded figure as HTML, whole: it has no more than one style sheet and one small script. */
export function renderEmbed(embedded: Embedded): string {
	const { theme } = embedded;
	if ("problem" in embedded) {
		const { problem, site } = embedded;
		return pageOf(<EmbedProblem message={problem} site={site} />, { theme, title: "Equipoise", data: "" });
	}
	const { figure, canonical } = embedded;
	const [first, ...others] = chartsOf(figure.drawn);
	const charts = [first, ...others].map((drawn) => ({ drawn, explored: exploredFigure(drawn) }));
	// The rows of several drawings are read in their tables.
	const data = others.length === 0 ? JSON.stringify(dataOf(exploredFigure(first))) : "";
	return pageOf(<EmbedPage {...figure} charts={charts} />, {
		...{ theme, title: first.chart.title, canonical, data },
	});
}

function dataOf({ wide, layout, tips }: ExploredFigure): EmbedData {
	const widths = [wide, 360];
	return {
		targets: Object.fromEntries(widths.map((width) => [width, layout(width).targets ?? []])),
		tips: [...tips],
	};
}

interface Head {
	title: string;
	theme: Theme;
	canonical?: string;
	/** What the script is told, as JSON. */
	data: string;
}

function pageOf(body: ReactElement, { title, theme, canonical, data }: Head): string {
	const page = (
		<html lang="en">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<title>{title}</title>
				{canonical && <link rel="canonical" href={canonical} />}
				<base target="_blank" />
				<link rel="stylesheet" href={styles} />
				{theme !== "auto" && <style>{themeVariables(theme)}</style>}
			</head>
			<body>
				{body}
				{data !== "" && (
					<script
						id="figure-data"
						type="application/json"
						// biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own, in which no tag can begin
						dangerouslySetInnerHTML={{ __html: data.replaceAll("<", "\\u003c") }}
					/>
				)}
				<script src={script} type="module" async />
			</body>
		</html>
	);
	return `<!doctype html>${renderToStaticMarkup(page)}`;
}
