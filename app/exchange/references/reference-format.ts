/** The formats of references that are read, and what people call them. */
export const REFERENCE_FORMATS = {
	ris: "RIS",
	medline: "PubMed’s MEDLINE text",
	"pubmed-xml": "PubMed XML",
	enw: "EndNote’s .enw",
	"endnote-xml": "EndNote XML",
	wos: "Web of Science’s plain text",
	refworks: "RefWorks’ tagged format",
	bibtex: "BibTeX",
	"csl-json": "CSL-JSON",
} as const;

export type ReferenceFormat = keyof typeof REFERENCE_FORMATS;

/** How a text shows its format, the surest first. */
const SIGNS: readonly [ReferenceFormat, (text: string) => boolean][] = [
	[
		"csl-json",
		(text) =>
			/^[[{]/.test(text) &&
			!/"itemType"/.test(text) &&
			/"(?:type|title|DOI|container-title|author|issued)"\s*:/.test(text),
	],
	[
		"pubmed-xml",
		(text) => text.startsWith("<") && /<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle)[\s>]/.test(text),
	],
	[
		"endnote-xml",
		(text) =>
			text.startsWith("<") && /<records?>[\s\S]{0,20000}<(?:ref-type|contributors|titles)[\s>]/.test(text),
	],
	["ris", (text) => /^[ \t]*TY[ \t]*-[ \t]*[A-Z]+[ \t]*$/im.test(text)],
	["medline", (text) => /^PMID *- *\d/m.test(text)],
	["enw", (text) => /^%0[ \t]+\S/m.test(text) || (/^%T[ \t]/m.test(text) && /^%[AD][ \t]/m.test(text))],
	[
		"wos",
		(text) =>
			/^FN (?:Clarivate|Thomson|ISI)/m.test(text) ||
			(/^PT [A-Z]$/m.test(text) && /^(?:TI|UT|SO) /m.test(text)),
	],
	["refworks", (text) => /^RT [A-Z][a-z]/m.test(text) && /^(?:A1|T1) /m.test(text)],
	["bibtex", (text) => /^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]/im.test(text)],
	["ris", (text) => /^(?:TI|T1) {2}- \S/m.test(text) && /^(?:AU|A1|PY|Y1|YR|DO|UI) {2}- \S/m.test(text)],
];

/** Other formats in which references come: what shows them, their name, and what to do with them. */
const OTHERS: readonly [sign: RegExp, name: string, advice?: string][] = [
	[/^<?\d+[.>]?\s*\n+\s*Unique Identifier\s*\n/m, "Ovid’s citations as text"],
	[/<modsCollection|<mods[\s>]/, "MODS XML"],
	[/<rdf:RDF/i, "RDF, as Zotero exports it"],
	[/<responseWrapper|<resultList/, "Europe PMC’s XML"],
	[/<clinical_study/, "an old XML record of ClinicalTrials.gov", "Fetch the record by its number."],
	[/<article[\s>][\s\S]*<(?:front|article-meta)[\s>]/, "the XML of an article (JATS)"],
	[/<(?:!doctype html|html|body|head)[\s>]/i, "a web page"],
	[/^<[a-z?!]/i, "XML of some other kind"],
	[/^\{\\rtf/, "a word processor’s RTF"],
	[/^PT\tAU\t/, "Web of Science’s tab-delimited file", "Choose “Plain text file” there."],
	[/^---\s*\n(?:.*\n)*?references:|^- id:/m, "CSL-YAML"],
	[/"itemType"\s*:/, "the JSON of Zotero’s own API", "Export the references from Zotero as CSL JSON or RIS."],
	[/^[[{]/, "JSON of some other kind"],
	[
		/^\d+: .*\bPMID: \d/m,
		"PubMed’s “Summary (text)”",
		"Choose “PubMed” as the format there, or “Citation manager”.",
	],
	[
		/^\d+\. [^\n]*\d{4}[^\n]*\n\n[\s\S]*^PMID: \d/m,
		"PubMed’s “Abstract (text)”",
		"Choose “PubMed” as the format there.",
	],
	[/^(?:[^\n,;\t]+[,;\t]){2,}[^\n]*\n(?:[^\n,;\t]*[,;\t]){2,}/, "a table", "Import it as a table."],
];

const READ = Object.values(REFERENCE_FORMATS);
const FORMATS = `${READ.slice(0, -1).join(", ")} or ${READ.at(-1)}`;

/** Which of the formats a text is in, or begins in; undefined when it is none of them. */
export function referenceFormatOf(text: string): ReferenceFormat | undefined {
	const content = text
		.replace(/^\uFEFF/, "")
		.trimStart()
		.replace(/\r\n?/g, "\n");
	return SIGNS.find(([, isIt]) => isIt(content))?.[0];
}

/** Why a text that is in none of the formats is refused, with the name of what it is where that shows. */
export function whyNoReferences(text: string): string {
	const content = text
		.replace(/^\uFEFF/, "")
		.trimStart()
		.replace(/\r\n?/g, "\n");
	if (content === "") return "There is nothing in it.";
	const [, name, advice] = OTHERS.find(([sign]) => sign.test(content.slice(0, 20_000))) ?? [];
	if (!name) return `These are no references in ${FORMATS}. Export them in one of these formats.`;
	return `This is ${name}, which is not read as references. ${advice ?? `Export them as ${FORMATS}.`}`;
}
