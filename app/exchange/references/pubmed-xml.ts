import { printName } from "./author-names.ts";
import { xmlText } from "./plain-words.ts";
import { type Reference, referenceOf } from "./reference.ts";
import { markUpOf, nodeAt, nodesAt, type XmlNode, xmlRecords } from "./xml-records.ts";

/** Titles hold mark-up of their own. */
const TEXTS = ["ArticleTitle", "VernacularTitle", "BookTitle", "AbstractText"];

/** PubMed's XML (`PubmedArticleSet`), articles and chapters of books. */
export function readPubmedXml(text: string) {
	return xmlRecords(text, ["PubmedArticle", "PubmedBookArticle"], TEXTS).map(({ read, ...record }) => ({
		...record,
		read: (): Reference | undefined => pubmedReference(read()),
	}));
}

function pubmedReference(entry: XmlNode): Reference | undefined {
	const book = nodeAt(entry, "BookDocument");
	const citation = "BookDocument" in entry ? book : nodeAt(entry, "MedlineCitation");
	const article = "BookDocument" in entry ? book : nodeAt(citation, "Article");
	const issue = nodeAt(article, "Journal", "JournalIssue");
	const dates = [nodeAt(issue, "PubDate"), nodeAt(book, "Book", "PubDate"), nodeAt(article, "ArticleDate")];
	const pages = nodeAt(article, "Pagination");
	const text = (value: unknown) => xmlText(markUpOf(value) ?? "");
	const places = [
		...nodesAt(article, "ELocationID").map((id) => ({ type: id["@EIdType"], id })),
		...nodesAt(nodeAt(entry, "PubmedData", "ArticleIdList"), "ArticleId").map((id) => ({
			type: id["@IdType"],
			id,
		})),
		...nodesAt(nodeAt(book, "ArticleIdList"), "ArticleId").map((id) => ({ type: id["@IdType"], id })),
	];
	const dois = places.flatMap(({ type, id }) => (type === "doi" && id["@ValidYN"] !== "N" ? [text(id)] : []));
	const people = nodesAt(article, "AuthorList").filter(({ "@Type": type }) => type !== "editors");
	return referenceOf({
		titles: [article.ArticleTitle, article.VernacularTitle, nodeAt(book, "Book").BookTitle].map(text),
		authors: people.flatMap((list) => nodesAt(list, "Author")).map(authorName),
		journals: [nodeAt(citation, "MedlineJournalInfo").MedlineTA, nodeAt(article, "Journal").Title].map(text),
		years: dates.flatMap((date) => [text(date.Year), text(date.MedlineDate)]),
		...{ volume: text(issue.Volume), issue: text(issue.Issue) },
		firstPage: text(pages.MedlinePgn) || text(pages.StartPage),
		...(!markUpOf(pages.MedlinePgn) && { lastPage: text(pages.EndPage) }),
		dois,
		pmids: [text(citation.PMID)],
		kinds: nodesAt(nodeAt(article, "PublicationTypeList"), "PublicationType").map(text),
	});
}

function authorName({ LastName, ForeName, Initials, Suffix, CollectiveName }: XmlNode): string {
	const [surname, given, suffix] = [LastName, Initials ?? ForeName, Suffix].map((part) =>
		xmlText(markUpOf(part) ?? ""),
	);
	return surname ? printName({ surname, given, suffix }) : xmlText(markUpOf(CollectiveName) ?? "");
}
