import {
	type Figure,
	flattenMarks,
	type GroupMark,
	hasLinks,
	type Mark,
	type TextMark,
	type Tone,
} from "./mark.ts";
import { hasPattern, patternId, patternMarkup } from "./patterns.ts";
import { tenth } from "./tenth.ts";
import { fillClass, HALO_CLASS, NUMERAL_CLASS, standaloneStyle, strokeClass, type Theme } from "./theme.ts";

/**
 * Writes figures down as SVG. The page, the figure's own address and the PNG all come from here; nothing is
 * decided in this step.
 */

export interface RenderOptions {
	/** Colours of the standalone figure; "auto" (default) follows the reader's system. */
	theme?: Theme;
	/** With its own style, background and title (default), or for a page that styles it. */
	standalone?: boolean;
	/** Begins every id in the markup, which must be unique in a page. */
	id?: string;
	/** Where paths of this site lead from elsewhere: "https://trials.example.org". */
	site?: string;
}

/** A figure as the text of an SVG; all text in it is escaped. */
export function renderSvg(figure: Figure, options: RenderOptions = {}): string {
	const { theme = "auto", standalone = true, id = "figure", site = "" } = options;
	const { width, height } = figure;
	const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
	const body = renderBody(figure, id, site);
	const role = svgRole(figure);
	if (!standalone) {
		return `<svg ${size} role="${role}" aria-label="${escapeXml(figure.title)}" aria-describedby="${id}-desc">${body}</svg>`;
	}
	const used = classesIn(body).add(fillClass("surface"));
	return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="${role}" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${escapeXml(figure.title)}</title><style>${standaloneStyle(theme, used)}</style><rect width="${width}" height="${height}" class="${fillClass("surface")}"/>${body}</svg>`;
}

/** A drawing is one picture; one with links is a group, or nobody would be told of them. */
export function svgRole({ marks }: Pick<Figure, "marks">): "img" | "group" {
	return hasLinks(marks) ? "group" : "img";
}

/** What goes inside the `<svg>` element: description, patterns, symbols and marks. */
export function renderBody({ marks, symbols = {}, description }: Figure, id: string, site = ""): string {
	const shapes = Object.entries(symbols).map(
		([name, parts]) => `<g id="${id}-${name}">${renderMarks(parts, id)}</g>`,
	);
	const defs = [...patternsOf(marks, id), ...shapes].join("");
	const told = description && `<desc id="${id}-desc">${escapeXml(description)}</desc>`;
	return `${told}${defs && `<defs>${defs}</defs>`}${renderTold(marks, id, site)}`;
}

/** The patterns that marks are filled with. */
export function patternsOf(marks: readonly Mark[], id: string): string[] {
	const roles = new Set<Tone>();
	for (const mark of flattenMarks(marks)) {
		if (mark.type === "rect" && mark.patterned && mark.fill && hasPattern(mark.fill)) roles.add(mark.fill);
	}
	return [...roles].map((role) => patternMarkup(id, role));
}

/** Among links, which are told one by one, what is only drawn is passed over: the description and the table say it. */
function renderTold(marks: readonly Mark[], id: string, site: string): string {
	if (!hasLinks(marks)) return renderMarks(marks, id, site);
	let told = "";
	let drawn: Mark[] = [];
	const close = () => {
		if (drawn.length > 0) told += `<g aria-hidden="true">${renderMarks(drawn, id, site)}</g>`;
		drawn = [];
	};
	for (const mark of marks) {
		if (!hasLinks([mark])) {
			drawn.push(mark);
			continue;
		}
		close();
		told += renderMark(mark, id, site);
	}
	close();
	return told;
}

/**
 * Marks alone, to stand within an SVG.
 * @param id what ids in it begin with, so that two figures can stand in one page
 */
export function renderMarks(marks: readonly Mark[], id: string, site = ""): string {
	return marks.map((mark) => renderMark(mark, id, site)).join("");
}

function renderMark(mark: Mark, id: string, site: string): string {
	switch (mark.type) {
		case "rect": {
			const { x, y, width, height, fill, ...rest } = mark;
			const patterned = mark.patterned && fill && hasPattern(fill);
			const filled = patterned ? ` fill="url(#${patternId(id, fill)})"` : "";
			return element("rect", [x, y, width, height], filled + paint(patterned ? rest : mark, patterned));
		}
		case "line":
			return element("line", [mark.x1, mark.y1, mark.x2, mark.y2], paint(mark));
		case "circle":
			return element("circle", [mark.cx, mark.cy, mark.r], paint(mark));
		case "path":
			return `<path d="${escapeXml(mark.d)}"${paint(mark)}/>`;
		case "use":
			return `<use href="#${id}-${mark.symbol}"${position(mark.x, mark.y)}${paint(mark)}/>`;
		case "text":
			return renderText(mark);
		case "group":
			return renderGroup(mark, id, site);
	}
}

function renderGroup({ title, href, quiet, down, row, marks }: GroupMark, id: string, site: string): string {
	const name = title === undefined ? "" : `<title>${escapeXml(title)}</title>`;
	if (href === undefined) {
		const place = down === undefined ? "" : ` transform="translate(0 ${tenth(down)})"`;
		const found = row === undefined ? "" : ` ${ROW_HEIGHT}="${tenth(row)}"`;
		return `<g${place}${found}>${name}${renderTold(marks, id, site)}</g>`;
	}
	const inner = name + renderMarks(marks, id, site);
	return `<a href="${escapeXml(href.startsWith("/") ? site + href : href)}"${quiet ? ` class="quiet"` : ""}>${inner}</a>`;
}

/** What a page's script knows the rows of a drawing by. */
const ROW_HEIGHT = "data-row";

const ATTRIBUTES = {
	rect: ["x", "y", "width", "height"],
	line: ["x1", "y1", "x2", "y2"],
	circle: ["cx", "cy", "r"],
} as const;

function element(tag: keyof typeof ATTRIBUTES, values: number[], rest: string): string {
	const attributes = ATTRIBUTES[tag].map((name, i) => ` ${name}="${tenth(values[i] ?? 0)}"`).join("");
	return `<${tag}${attributes}${rest}/>`;
}

function position(x: number, y: number): string {
	return (x === 0 ? "" : ` x="${tenth(x)}"`) + (y === 0 ? "" : ` y="${tenth(y)}"`);
}

function renderText({ x, y, text, size, weight, anchor, fill, halo, numeral }: TextMark): string {
	const classes = fillClass(fill) + (halo ? ` ${HALO_CLASS}` : "") + (numeral ? ` ${NUMERAL_CLASS}` : "");
	const bold = weight === 400 ? "" : ` font-weight="${weight}"`;
	const side = anchor && anchor !== "start" ? ` text-anchor="${anchor}"` : "";
	return `<text x="${tenth(x)}" y="${tenth(y)}" font-size="${tenth(size)}"${bold}${side} class="${classes}">${escapeXml(text)}</text>`;
}

interface Painted {
	fill?: Tone;
	stroke?: Tone;
	strokeWidth?: number;
	dash?: string;
}

/** Classes and attributes of a mark's colours. A mark with neither colour takes them from the `<use>` that copies it. */
function paint(mark: Painted, isFilled = mark.fill !== undefined): string {
	const none = mark.stroke && !isFilled ? ` fill="none"` : "";
	const classes = [mark.stroke && strokeClass(mark.stroke), mark.fill && fillClass(mark.fill)].filter(
		Boolean,
	);
	const width =
		mark.strokeWidth === undefined || mark.strokeWidth === 1 ? "" : ` stroke-width="${mark.strokeWidth}"`;
	const dash = mark.dash ? ` stroke-dasharray="${mark.dash}"` : "";
	return (classes.length > 0 ? ` class="${classes.join(" ")}"` : "") + none + width + dash;
}

function classesIn(markup: string): Set<string> {
	return new Set([...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" ")));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these, not even escaped
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeXml(text: string): string {
	return text
		.toWellFormed()
		.replace(NOT_XML, "")
		.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
