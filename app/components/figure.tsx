import { type ReactNode, useId, useMemo } from "react";
import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import { layoutIntervalChart } from "#app/figures/layout-interval-chart.ts";
import type { Figure } from "#app/figures/mark.ts";
import { type Framed, provenanceLine } from "#app/figures/place-frame.ts";
import { renderBody, svgRole } from "#app/figures/render-svg.ts";

/** The two widths a page's figures are laid out for; the style sheet shows the one that fits. */
const WIDE = 720;
const NARROW = 360;
/** A page of paper takes a drawing so many times as long as it is wide. */
const LONGEST = 2;
/** Figures of arms are as broad as the page, so that names have room. */
export const BROAD = 888;

/** An id that is safe in `url(#…)`. */
export function useFigureId(): string {
	return `figure${useId().replace(/\W/g, "")}`;
}

interface KeptProps {
	/** The page brought it, and what it was made from is not here: it stays as it came. */
	kept: boolean;
	className?: string | undefined;
	children: ReactNode;
}

/** Markup that the browser's script takes over from the server without making it anew. */
export function Kept({ kept, className, children }: KeptProps) {
	if (!kept) return <div className={className}>{children}</div>;
	// React leaves alone what is in an element whose content is said to be HTML when it finds it in the page.
	return (
		// biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set
		<div className={className} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />
	);
}

interface DrawingProps {
	figure: Figure;
	id: string;
	className: string;
	/** The element that describes it, where another drawing has it. */
	describedBy?: string | undefined;
}

/** A figure's SVG in the page, named by its title, described in words; its numbers are in the table beside it. */
function Drawing({ figure, id, className, describedBy = `${id}-desc` }: DrawingProps) {
	const { width, height, title } = figure;
	return (
		<svg
			className={`figure-svg ${className}`}
			viewBox={`0 0 ${width} ${height}`}
			width={width}
			height={height}
			role={svgRole(figure)}
			aria-label={title}
			aria-describedby={describedBy}
			// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer of every figure, which escapes all text
			dangerouslySetInnerHTML={{ __html: renderBody(figure, id) }}
		/>
	);
}

interface DrawingsProps {
	layout: (width: number) => Figure;
	/** The desktop's width; a figure broader than the usual gives way to the phone's sooner. */
	wide?: number;
}

/** A layout drawn for a desktop and for a phone. */
export function Drawings({ layout, wide = WIDE }: DrawingsProps) {
	const id = useFigureId();
	const figures = useMemo(() => ({ wide: layout(wide), narrow: layout(NARROW) }), [layout, wide]);
	const { description } = figures.wide;
	const isSame = figures.narrow.description === description;
	const broad = wide > WIDE ? "figure-svg-broad " : "";
	const tall = figures.wide.height > LONGEST * figures.wide.width ? " figure-svg-tall" : "";
	return (
		<>
			<Drawing figure={figures.wide} id={`${id}w`} className={`${broad}figure-svg-wide${tall}`} />
			<Drawing
				figure={isSame ? { ...figures.narrow, description: "" } : figures.narrow}
				id={`${id}n`}
				className={`${broad}figure-svg-narrow`}
				describedBy={isSame ? `${id}w-desc` : undefined}
			/>
		</>
	);
}

export function IntervalDrawings({ chart }: { chart: IntervalChart }) {
	const layout = useMemo(
		() => (width: number) => layoutIntervalChart(chart, width, { frame: "drawing" }),
		[chart],
	);
	return <Drawings layout={layout} wide={BROAD} />;
}

export interface FigureFrameProps {
	/** The element of the title; "hidden" where the page says it already. */
	titleAs?: "h1" | "h2" | "h3" | "h4" | "p" | "hidden";
	/** Below the figure: links to its other formats. */
	links?: ReactNode;
}

/** Title, subtitle, notes and provenance as text of the page, around a drawing. */
export function FigureFrame(
	props: FigureFrameProps & { chart: Framed; controls?: ReactNode; table?: ReactNode; children: ReactNode },
) {
	const { chart, titleAs: Title = "p", links, controls, table, children } = props;
	return (
		<figure className="figure">
			<figcaption className={Title === "hidden" ? "figure-hidden" : undefined}>
				{Title === "hidden" ? chart.title : <Title className="figure-title">{chart.title}</Title>}
				{chart.subtitle && Title !== "hidden" && <p className="figure-subtitle">{chart.subtitle}</p>}
			</figcaption>
			{controls}
			{children}
			<div className="figure-notes">
				{chart.footnotes.map((note) => (
					<p key={note}>{note}</p>
				))}
				<p>{provenanceLine(chart)}</p>
				{links}
			</div>
			{table}
		</figure>
	);
}
