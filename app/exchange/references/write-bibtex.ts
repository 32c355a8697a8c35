import type { CslItem, CslName } from "./csl-item.ts";
import { endsOfPages } from "./places.ts";

/** References as BibTeX, letters beyond ASCII as they are, which BibLaTeX and every reference manager read. */
export function bibtexOf(items: readonly CslItem[]): string {
	return items.map(entryOf).join("");
}

function entryOf(item: CslItem): string {
	const { first, last } = endsOfPages(item.page ?? "");
	const isPage = item.type === "webpage";
	const fields: [name: string, value: string | number | undefined][] = [
		["author", item.author?.map(nameOf).join(" and ")],
		// In braces of its own, or styles set it in small letters.
		["title", item.title && `{${escaped(item.title)}}`],
		[isPage ? "howpublished" : "journal", item["container-title"] && escaped(item["container-title"])],
		[
			"date",
			isPage
				? item.issued?.["date-parts"]?.[0]?.map((part) => String(part).padStart(2, "0")).join("-")
				: undefined,
		],
		["year", item.issued?.["date-parts"]?.[0]?.[0]],
		["volume", item.volume && escaped(String(item.volume))],
		["number", item.issue && escaped(String(item.issue))],
		["pages", escaped(first) + (last ? `--${escaped(last)}` : "")],
		["version", item.version],
		["publisher", item.publisher && escaped(item.publisher)],
		["doi", item.DOI],
		["pmid", item.PMID],
		["url", item.URL],
		["urldate", item.accessed?.["date-parts"]?.[0]?.map((part) => String(part).padStart(2, "0")).join("-")],
	];
	const lines = fields.filter(([, value]) => value !== undefined && value !== "");
	return `@${isPage ? "misc" : "article"}{${item.id},\n${lines.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n\n`;
}

function nameOf({ family, given, suffix, literal = "" }: CslName): string {
	if (family === undefined) return /^et al\.?$/i.test(literal) ? "others" : `{${escaped(literal)}}`;
	return [family, suffix, given]
		.filter((part) => part !== undefined)
		.map(escaped)
		.join(", ");
}

const SIGNS: Readonly<Record<string, string>> = {
	...{ "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" },
	// LaTeX draws them together.
	...{ "--": "-{}-", "''": "'{}'", "``": "`{}`" },
};

/** Characters that LaTeX would take for commands are escaped. */
const escaped = (text: string) =>
	text.replace(/\s+/g, " ").replace(/--|''|``|[\\~^&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
