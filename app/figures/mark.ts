import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { FontWeight } from "./measure-text.ts";

/**
 * What a figure is made of: marks placed on a canvas, as plain data. A layout decides everything about them;
 * the renderer only writes them down. Colours are named by the part they play, never by value.
 */

/** Grounds of a figure's regions, from the lightest; text stands on them in ink. */
type ShadeTone = "shade-1" | "shade-2" | "shade-3";

/** Discs of a risk of bias and what is written on them: dark on bright ones, light on deep ones. */
export type BiasTone = `${"bias" | "robvis"}-${"low" | "some" | "high" | "critical" | "none"}`;

/** A colour by its part: an arm's, or one of the figure's own. */
export type Tone =
	| ColourRole
	| "ink"
	| "muted"
	| "rule"
	| "grid"
	| "surface"
	| ShadeTone
	| BiasTone
	| "on-bright"
	| "on-deep";

/** What every mark may carry. */
interface MarkBase {
	/** Which datum the mark stands for ("finzi-2014/placebo"). Not drawn: tests and tools find marks by it. */
	of?: string;
}

interface Stroked {
	stroke?: Tone;
	strokeWidth?: number;
	dash?: string;
}

export interface RectMark extends MarkBase, Stroked {
	type: "rect";
	x: number;
	y: number;
	width: number;
	height: number;
	fill?: Tone;
	/** Filled with the arm's pattern instead of its plain colour, where its role has one. */
	patterned?: boolean;
}

export interface LineMark extends MarkBase, Stroked {
	type: "line";
	x1: number;
	y1: number;
	x2: number;
	y2: number;
}

export interface PathMark extends MarkBase, Stroked {
	type: "path";
	d: string;
	fill?: Tone;
}

interface CircleMark extends MarkBase, Stroked {
	type: "circle";
	cx: number;
	cy: number;
	r: number;
	fill?: Tone;
}

export interface TextMark extends MarkBase {
	type: "text";
	x: number;
	/** Of the baseline. */
	y: number;
	text: string;
	size: number;
	weight: FontWeight;
	anchor?: "start" | "middle" | "end";
	fill: Tone;
	/** Stands over lines, which keep clear of it. */
	halo?: boolean;
	/** A figure set large and alone, whose digits need not line up with others. */
	numeral?: boolean;
}

/** A copy of one of the figure's symbols, moved; its shapes without a colour of their own take this one. */
export interface UseMark extends MarkBase, Stroked {
	type: "use";
	symbol: string;
	x: number;
	y: number;
	fill?: Tone;
}

export interface GroupMark extends MarkBase {
	type: "group";
	/** What the group shows, for whoever cannot see it. */
	title?: string | undefined;
	/** Where the group leads: a path of this site, or a whole address. */
	href?: string;
	/** A link that is a figure, and looks like its kind until it is pointed at: not each number is underlined. */
	quiet?: true | undefined;
	/** How far down all of it is moved. */
	down?: number;
	/** Of a row that a reader points at: how high it is, from where the group is moved to. */
	row?: number;
	marks: Mark[];
}

export type Mark = RectMark | LineMark | PathMark | CircleMark | TextMark | UseMark | GroupMark;

/** Where a reader's pointer finds a datum: its row, or its point with some room around it. */
export interface Target {
	/** Of the row of the chart's table that has its figures. */
	key: string;
	x: number;
	y: number;
	width: number;
	height: number;
	round?: true;
}

export interface Figure {
	width: number;
	height: number;
	/** One line that names the figure. */
	title: string;
	/** What it shows, in words. */
	description: string;
	marks: Mark[];
	/** Shapes drawn many times, by name. */
	symbols?: Record<string, Mark[]>;
	/** In reading order. */
	targets?: Target[];
}

/** Marks that lead somewhere, as one link. */
export function linked(marks: Mark[], href: string | undefined, title?: string, quiet?: true): Mark[] {
	return href === undefined || marks.length === 0 ? marks : [{ type: "group", href, title, quiet, marks }];
}

/** Whether some of a figure leads somewhere. */
export function hasLinks(marks: readonly Mark[]): boolean {
	return marks.some((mark) => mark.type === "group" && (mark.href !== undefined || hasLinks(mark.marks)));
}

/** All marks of a figure, those in groups included, in drawing order. */
export function flattenMarks(marks: readonly Mark[]): Exclude<Mark, GroupMark>[] {
	return marks.flatMap((mark) => (mark.type === "group" ? flattenMarks(mark.marks) : [mark]));
}
