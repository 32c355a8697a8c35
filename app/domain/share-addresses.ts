/** Files of a figure’s numbers, as menus offer them: the ending of the address, and what it is called. */
export const NUMBERS_FILES = [
	["csv", "CSV"],
	["xlsx", "Excel"],
	["json", "JSON"],
] as const;
type NumbersEnding = (typeof NUMBERS_FILES)[number][0];

/** The addresses that a figure has besides its page, as its menu and its embedding offer them. */
export interface ShareAddresses {
	/** The page, showing this figure. */
	view: string;
	/** A file of the drawing or of its numbers, by its ending. */
	file: (ending: "svg" | "png" | NumbersEnding) => string;
	/** Frames: one that follows the library, and one of the version that stands. */
	embed: { following: string; pinned?: string };
	/** What is cited: the version that stands, where there is one. */
	cited: string;
}

export interface SharedFigure {
	/** Where the figure's subject is, with what of it is drawn: "/studies/s?measure=RR". */
	address: string;
	/** The figure's name in the address. */
	figure?: string | undefined;
	/** The version that stands; absent where the address is of a version, or of what has none. */
	version?: number | undefined;
}

/** Parameters of a synthesis by which a reader computes it otherwise: what then stands is of no version. */
const OF_DRAWING = new Set(["figure", "order", "colours", "moderator", "show"]);
/** Figures of a synthesis that have a place of their own on its page. */
const PLACED = new Set(["forest", "funnel", "people"]);
const PINNED = /^(\/(?:studies|syntheses)\/[^/]+)\/versions\/(\d+)$/;

export function shareAddresses({ address, figure, version }: SharedFigure): ShareAddresses {
	const [path = "", search] = address.split("?");
	const own = new URLSearchParams(search);
	const isSynthesis = path.startsWith("/syntheses/");
	const query = new URLSearchParams(own);
	if (isSynthesis) query.delete("show");
	if (figure) query.set("figure", figure);
	const view = new URLSearchParams(own);
	if (isSynthesis && figure && !PLACED.has(figure)) view.set("show", figure);
	if (path.startsWith("/studies/")) for (const name of ["figure", "outcome"]) view.delete(name);
	const [, base = path, pin = version] = PINNED.exec(path) ?? [];
	const isAsPublished = !isSynthesis || [...own.keys()].every((name) => OF_DRAWING.has(name));
	const pinned = pin !== undefined && isAsPublished ? String(pin) : undefined;
	// Without a word on a figure these are the numbers of the study itself.
	const ofNumbers = path.startsWith("/studies/") && query.size === 0 ? "?figure=rates" : said(query);
	const frame = (more: Record<string, string>) => `/embed${base}${said(query, more)}`;
	return {
		view: path + said(view),
		file: (ending) => `${path}.${ending}${ending === "svg" || ending === "png" ? said(query) : ofNumbers}`,
		embed: { following: frame({}), ...(pinned && { pinned: frame({ version: pinned }) }) },
		cited: (pinned ? `${base}/versions/${pinned}` : path) + said(view),
	};
}

function said(query: URLSearchParams, more: Record<string, string> = {}): string {
	const all = new URLSearchParams([...query, ...Object.entries(more)]);
	return all.size > 0 ? `?${all}` : "";
}

/** What a page of another site takes to show a frame; its height is right where the script runs, else sensible. */
export function frameCode(origin: string, embed: string, title: string): string {
	const escaped = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
	const source = `${origin}${embed}`.replaceAll("&", "&amp;");
	return `<iframe src="${source}" title="${escaped}" width="100%" height="520" loading="lazy" style="border:0"></iframe> <script src="${origin}/embed.js" async></script>`;
}
