const NAMED: Readonly<Record<string, string>> = {
	...{ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…" },
	...{ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", deg: "°", micro: "µ", plusmn: "±", times: "×" },
	...{ alpha: "α", beta: "β", gamma: "γ", delta: "δ", mu: "μ", ge: "≥", le: "≤", copy: "©", reg: "®" },
};

/** What a source says when it has no title. */
const NO_TITLE = /^\W*(?:untitled|no title(?: available)?|title not available|not available)\W*$/i;

/** A value as plain text on one line: without mark-up, entities and letters that take no place. Empty is absent. */
export function plainWords(value: string | undefined): string | undefined {
	return (
		withoutEntities(value ?? "")
			.replace(
				/<\/?(?:i|b|u|em|strong|sub|sup|span|sc|scp|p|br|inf|italic|bold|jats:\w+|mml:\w+)\b[^<>]*>/gi,
				"",
			)
			.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
			.replace(/\s+/g, " ")
			.trim() || undefined
	);
}

/** The title of a list of candidates that is one, without the full stop that Ovid and PubMed close it with. */
export function titleAmong(values: readonly (string | undefined)[]): string | undefined {
	return values
		.map((value) => plainWords(value)?.replace(/(?<![.\s])\.$/, ""))
		.find((title) => title !== undefined && !NO_TITLE.test(title));
}

/** The text of an XML element that was kept as it stands: its own tags and entities go. */
export const xmlText = (markUp: string): string =>
	withoutEntities(markUp.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1").replace(/<[^>]*>/g, ""));

function withoutEntities(text: string): string {
	if (!text.includes("&")) return text;
	return text
		.replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
			const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
			return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
		})
		.replace(/&([a-z]+);/gi, (whole, name: string) => NAMED[name] ?? whole);
}
