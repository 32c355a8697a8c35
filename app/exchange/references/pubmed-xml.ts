import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Problem } from "#app/domain/problem.ts";
import { doiIn, type ReportDraft, withoutBlank } from "./csl-item.ts";

const LISTS = new Set(["PubmedArticle", "Author", "ArticleId", "ELocationID"]);

/** Entities beyond XML's own five are left as they stand: a file must not be able to make a small text huge. */
const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: "@",
	parseTagValue: false,
	processEntities: true,
	stopNodes: ["*.ArticleTitle", "*.AbstractText"],
	isArray: (name) => LISTS.has(name),
});

type Node = Record<string, unknown>;

/** PubMed's XML (`PubmedArticleSet`) as reports. @throws Problem `invalid` with the line where it breaks off */
export function readPubmedXml(text: string): ReportDraft[] {
	if (/<!ENTITY/i.test(text))
		throw new Problem("invalid", "This XML defines entities of its own, which PubMed's files never do.");
	const valid = XMLValidator.validate(text);
	if (valid !== true)
		throw new Problem(
			"invalid",
			`The XML is cut off or broken at line ${valid.err.line}: export it from PubMed again (${valid.err.msg})`,
		);
	const set = (parser.parse(text) as Node).PubmedArticleSet as Node | undefined;
	if (!set || typeof set !== "object")
		throw new Problem("invalid", "This XML is not PubMed's: it has no <PubmedArticleSet>.");
	return listOf(set.PubmedArticle).map(reportOf);
}

function reportOf(entry: Node): ReportDraft {
	const citation = nodeAt(entry, "MedlineCitation");
	const article = nodeAt(citation, "Article");
	const journal = nodeAt(article, "Journal");
	const issue = nodeAt(journal, "JournalIssue");
	const date = nodeAt(issue, "PubDate");
	const ids = [
		...listOf(article.ELocationID).filter((id) => id["@EIdType"] === "doi"),
		...listOf(nodeAt(nodeAt(entry, "PubmedData"), "ArticleIdList").ArticleId).filter(
			(id) => id["@IdType"] === "doi",
		),
	];
	const year = Number(/(1[89]|20|21)\d\d/.exec(textOf(date.Year) ?? textOf(date.MedlineDate) ?? "")?.[0]);
	return withoutBlank({
		authors: listOf(nodeAt(article, "AuthorList").Author)
			.map((author) =>
				[textOf(author.LastName) ?? textOf(author.CollectiveName), textOf(author.Initials)]
					.filter(Boolean)
					.join(" "),
			)
			.filter(Boolean)
			.join(", "),
		title: withoutMarkUp(textOf(article.ArticleTitle))?.replace(/\.$/, ""),
		journal:
			textOf(citation.MedlineJournalInfo && nodeAt(citation, "MedlineJournalInfo").MedlineTA) ??
			textOf(journal.Title),
		year: Number.isNaN(year) ? undefined : year,
		volume: textOf(issue.Volume),
		pages: pagesOf(nodeAt(article, "Pagination")),
		doi: ids.map((id) => doiIn(textOf(id))).find(Boolean),
		pmid: textOf(citation.PMID),
	});
}

function pagesOf({ MedlinePgn, StartPage, EndPage }: Node): string | undefined {
	const range = [textOf(StartPage), textOf(EndPage)].filter(Boolean).join("-");
	return textOf(MedlinePgn) ?? (range || undefined);
}

const nodeAt = (node: Node, name: string): Node => {
	const child = node[name];
	return typeof child === "object" && child !== null ? (child as Node) : {};
};

const listOf = (value: unknown): Node[] =>
	Array.isArray(value)
		? value.map((item) => (typeof item === "object" && item !== null ? item : { "#text": item }) as Node)
		: [];

/** An element's text, whether or not it bears attributes. */
function textOf(value: unknown): string | undefined {
	if (typeof value === "string") return value.trim() || undefined;
	if (typeof value === "object" && value !== null) return textOf((value as Node)["#text"]);
	return undefined;
}

/** Titles are kept as they stand in the XML, because they hold mark-up; its tags and entities go here. */
function withoutMarkUp(text: string | undefined): string | undefined {
	const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
	return text
		?.replace(/<[^>]*>/g, "")
		.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
		.replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
			const point = code.startsWith("x") ? Number.parseInt(code.slice(1), 16) : Number(code);
			return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
		})
		.replace(/\s+/g, " ")
		.trim();
}
