import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { printName, readNames } from "./author-names.ts";
import { type BibtexEntry, bibtexEntries } from "./bibtex-entries.ts";
import { type CslName, nameOf } from "./csl-item.ts";
import { pmidNamedIn } from "./identifiers.ts";
import { knownLatex } from "./latex.ts";
import { type Reference, referenceOf } from "./reference.ts";

/** BibTeX and BibLaTeX as reference managers, Web of Science and Scopus write it. */
export function readBibtex(text: string) {
	return bibtexEntries(text).map(({ read, ...entry }) => ({
		...entry,
		read: (): Reference | undefined => bibtexReference(read()),
	}));
}

function bibtexReference({ key, fields, undefinedNames }: BibtexEntry): Reference | undefined {
	const raw = (...names: string[]) => names.map((name) => fields.get(name)).filter(Boolean);
	const bare = (...names: string[]) => raw(...names).map((value) => value && withoutBraces(value));
	const [journal] = raw("journaltitle", "journal", "booktitle", "shortjournal", "journal-iso");
	const title = [fields.get("title"), fields.get("subtitle")].filter(Boolean).join(": ");
	const words = latexWords({ title, journal: journal ?? "" });
	const [volume, issue] = [bare("volume"), bare("number", "issue")];
	const isPmid = /^(?:pmid|pubmed)$/i.test(bare("eprinttype", "archiveprefix")[0] ?? "");
	const reference = referenceOf({
		titles: [words.title],
		authors: namesIn(fields.get("author") ?? ""),
		journals: [words.journal],
		years: bare("date", "year", "issued"),
		...{ volume: volume[0], issue: issue[0], key },
		firstPage: bare("pages", "eid", "article-number", "art_number", "articleno")[0],
		dois: bare("doi"),
		doiTexts: bare("note"),
		pmids: [...bare("pmid", ...(isPmid ? ["eprint"] : [])), ...bare("note", "annote").map(pmidNamedIn)],
		urls: bare("url", "howpublished"),
	});
	for (const [field, name] of undefinedNames)
		if (["journal", "journaltitle", "title", "author"].includes(field))
			reference?.notes.push(`Its ${field} is “${name}”, which the file defines nowhere, and was left out.`);
	return reference;
}

/** Values in LaTeX as plain words. */
function latexWords<Field extends string>(values: Record<Field, string>): Record<Field, string> {
	const read = (value: string) => citeField("title", value)?.title ?? withoutBraces(value);
	return Object.fromEntries(
		Object.entries<string>(values).map(([field, value]) => [field, value && composed(read(value))]),
	) as Record<Field, string>;
}

/** The names between "and", whichever way round each is written. */
function namesIn(authors: string): string[] {
	if (authors === "") return [];
	// "Finzi, E., Rosenthal, N.E." is no BibTeX, and read as one name by it.
	if (!/\sand\s/i.test(authors) && (authors.match(/,/g) ?? []).length > 2)
		return readNames(composed(citeField("title", authors)?.title ?? withoutBraces(authors)));
	return outsideBraces(authors).flatMap((name) => {
		const isGroup = /^\{(?:[^{}]|\{[^{}]*\})*\}$/.test(name) && !/\}\s*\S/.test(name.slice(0, -1));
		const [read] = citeField("author", name)?.author ?? [];
		if (isGroup || name.includes(",") || !read) {
			const { words } = latexWords({ words: name });
			return isGroup ? words : readNames(words);
		}
		return composed(asSurnameFirst(read) ?? nameOf(read));
	});
}

/** The parts of a list between "and", which within braces is a word of a group's name. */
function outsideBraces(list: string): string[] {
	const parts = [""];
	let depth = 0;
	for (const piece of list.split(/([{}]|\s+and\s+)/i)) {
		if (piece === "{") depth++;
		else if (piece === "}") depth--;
		if (depth <= 0 && /^\s+and\s+$/i.test(piece)) parts.push("");
		else parts.push((parts.pop() ?? "") + piece);
	}
	return parts.map((part) => part.trim()).filter(Boolean);
}

/** "Finzi E", which BibTeX takes for a Finzi E whose surname is E. */
const asSurnameFirst = ({ family = "", given = "" }: CslName) =>
	/^\p{Lu}{1,3}$/u.test(family) && /\p{Ll}/u.test(given)
		? printName({ surname: given, given: family })
		: undefined;

/** A field as the library reads it. One that it cannot read, for a lonely "$" or a command, is undefined. */
function citeField(field: "title" | "author", value: string) {
	const tidy = knownLatex(value);
	for (const text of [tidy, tidy.replace(/(?<!\\)\$/g, "\\$")])
		try {
			return new Cite(`@article{x, ${field} = {${text}}}`, { forceType: "@biblatex/text" }).data[0];
		} catch {
			// The next way, or none.
		}
	return undefined;
}

/** Letters that LaTeX makes of a dotless i and an accent, as one; what is left of commands without their backslash. */
const composed = (text: string) =>
	text
		.replace(/ı(?=\p{M})/gu, "i")
		.replace(/\\(?=\p{L})/gu, "")
		.normalize("NFC");

const withoutBraces = (value: string) =>
	value
		.replace(/\\url\s*(?=\{)/g, "")
		.replace(/\\([_%&#$])/g, "$1")
		.replace(/[{}]/g, "")
		.trim();
