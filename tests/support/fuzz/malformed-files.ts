import fc from "fast-check";
import { gzipSync, zipSync } from "fflate";

const text = (content: string) => Buffer.from(content);
const STUDY = '{"title": "A trial", "arms": [{"id": "a1", "label": "Drug"}]}';
const TABLE = "study,arm,events,n\nDoe 2020,Drug,12,20\nDoe 2020,Placebo,9,21\n";
const RIS = "TY  - JOUR\nTI  - A trial\nAU  - Doe, J\nPY  - 2020\nDO  - 10.1000/x\nER  - \n";
const BIBTEX =
	'@article{doe, title = {A {T}rial}, author = {Doe, J and Roe, R}, year = 2020, doi = "10.1000/x"}\n';
const NBIB = "PMID- 12345678\nTI  - A trial\nAU  - Doe J\nDP  - 2020\n";
const XML = `<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>
<ArticleTitle>A trial</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
/** Entities each ten times the one before: ten thousand million laughs. */
const ENTITIES = Array.from(
	{ length: 10 },
	(_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
);
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY e0 "ha">${ENTITIES.join("")}]>
<PubmedArticleSet><PubmedArticle><ArticleTitle>&e10;</ArticleTitle></PubmedArticle></PubmedArticleSet>`;

/** Files as people bring them, and as somebody sends them who means harm. */
const FILES: readonly { name: string; bytes: Uint8Array }[] = [
	...[
		["a.json", STUDY],
		["a.ndjson", `${STUDY}\n${STUDY}\n`],
		["a.json", `[${STUDY}, ${STUDY}]`],
		["a.csv", TABLE],
		["a.tsv", TABLE.replaceAll(",", "\t")],
		["a.csv", `sep=;\n${TABLE.replaceAll(",", ";")}`],
		["a.ris", RIS],
		["a.bib", BIBTEX],
		["a.nbib", NBIB],
		["a.xml", XML],
		["laughs.xml", LAUGHS],
		["a.json", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
		["a.json", "[".repeat(100_000)],
		["a.csv", `study${",".repeat(20_000)}\n`],
		["a.csv", '"'.repeat(10_001)],
		["a.bib", "{".repeat(10_000)],
		["empty", ""],
	].map(([name = "", content = ""]) => ({ name, bytes: text(content) })),
	{ name: "utf16.csv", bytes: Buffer.from(`\ufeff${TABLE}`, "utf16le") },
	{ name: "a.json.gz", bytes: gzipSync(text(STUDY)) },
	{ name: "bomb.gz", bytes: gzipSync(new Uint8Array(4_000_000)) },
	{ name: "a.zip", bytes: zipSync({ "a.json": text(STUDY), "b/c.json": text(STUDY), "d.csv": text(TABLE) }) },
	{ name: "outside.zip", bytes: zipSync({ "../../a.json": text(STUDY) }) },
	{ name: "in.zip", bytes: zipSync({ "a.zip": zipSync({ "a.json": text(STUDY) }) }) },
	{ name: "bomb.zip", bytes: zipSync({ "a.json": new Uint8Array(4_000_000) }) },
];

/** One of those files, and what is done to its bytes. */
export const malformedFile = fc.record({
	file: fc.nat(1000),
	/** Where bytes are set, and to what; as parts of 65,536 of its length. */
	bytes: fc.array(fc.tuple(fc.nat(65_535), fc.nat(255)), { maxLength: 4 }),
	/** Where it is cut off. */
	cut: fc.oneof({ weight: 1, arbitrary: fc.nat(65_535) }, { weight: 4, arbitrary: fc.constant(null) }),
});
export type MalformedFile = typeof malformedFile extends fc.Arbitrary<infer T> ? T : never;

export function malformed({ file, bytes, cut }: MalformedFile): {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
} {
	const { name, bytes: whole } = FILES[file % FILES.length] ?? { name: "", bytes: new Uint8Array() };
	const changed = new Uint8Array(whole);
	const place = (part: number) => Math.floor((part / 65_536) * changed.length);
	for (const [at, value] of bytes) changed[place(at)] = value;
	return { name, bytes: cut === null ? changed : changed.slice(0, place(cut)) };
}
