import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import { type Report, studyDocument } from "#app/domain/study/study-document.ts";
import { decodeReferences } from "./decode-references.ts";
import { studyOfReference } from "./draft-study.ts";
import { type ReadReferences, readReferences } from "./read-references.ts";
import { repeatsIn } from "./repeats.ts";
import { sameReport } from "./same-report.ts";
import { bibtexOf } from "./write-bibtex.ts";
import { reportsToCsl, reportsToRis } from "./write-references.ts";

const FOLDER = new URL("../../../tests/fixtures/references/", import.meta.url);
const bytesOf = (name: string) => readFileSync(new URL(name, FOLDER));
const answers = JSON.parse(bytesOf("answers.json").toString()) as Record<
	string,
	{ format: string; records: object[] }
>;

/** What was read, as the answers have it. */
const shownOf = ({ format, entries }: ReadReferences) => ({
	format,
	records: entries.map((entry) => {
		if ("problem" in entry) return { problem: entry.problem };
		const { report, nct, notes } = entry.reference;
		return { ...report, ...(nct && { nct }), ...(notes.length > 0 && { notes }) };
	}),
});

test("each file has an answer", () => {
	const files = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isFile());
	expect(files.map(({ name }) => name).filter((name) => name !== "answers.json")).toEqual(
		expect.arrayContaining(Object.keys(answers)),
	);
	expect(files).toHaveLength(Object.keys(answers).length + 1);
});

test.each(Object.entries(answers))("%s", (name, answer) => {
	expect(shownOf(readReferences(decodeReferences(bytesOf(name)).text))).toEqual(answer);
});

test.each([
	["mods.xml", /MODS/],
	["zotero.rdf", /RDF, as Zotero/],
	["jats.xml", /JATS/],
	["page.html", /web page/],
	["letter.rtf", /RTF/],
	["pubmed-summary.txt", /PubMed’s “Summary.*Choose “PubMed”/],
	["pubmed-abstract.txt", /PubMed’s “Abstract/],
	["zotero.csv", /a table.*Import it as a table/],
	["wos-tab.txt", /Web of Science’s tab-delimited.*“Plain text file”/],
	["ovid-citation.txt", /Ovid’s citations/],
	["csl.yaml", /CSL-YAML/],
	["europepmc.xml", /Europe PMC/],
	["registry.xml", /old XML record of ClinicalTrials.gov.*by its number/],
	["zotero-api.json", /Zotero’s own API/],
	["prose.txt", /no references in RIS, .*CSL-JSON/],
	["empty.txt", /nothing in it/],
])("%s is refused by its name, with what to do", (name, said) => {
	expect(() => readReferences(bytesOf(`refused/${name}`).toString())).toThrow(
		expect.objectContaining({ constructor: Problem, message: expect.stringMatching(said) }),
	);
});

describe("the same text in other encodings and line ends", () => {
	const text = bytesOf("names.ris").toString();
	const western = "TY  - JOUR\nTI  - Müller’s naïve “œuvre” – été\nAU  - Ødegård, Å\nPY  - 2014\nER  - \n";
	const windows = Buffer.from([...western].map((sign) => WINDOWS[sign] ?? sign.codePointAt(0) ?? 0));
	const swapped = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
	test.each([
		["CRLF", Buffer.from(text.replaceAll("\n", "\r\n"))],
		["CR", Buffer.from(text.replaceAll("\n", "\r"))],
		["byte order mark", Buffer.from(`\uFEFF${text}`)],
		["UTF-16, little end", Buffer.from(`\uFEFF${text}`, "utf16le")],
		["UTF-16, big end", swapped],
		["UTF-16 without its mark", Buffer.from(text, "utf16le")],
		["UTF-8 that breaks off within a letter", Buffer.concat([Buffer.from(text), Buffer.from([0xc3])])],
	])("%s", (_, bytes) => {
		const decoded = decodeReferences(bytes);
		expect(decoded.remark).toBeUndefined();
		expect(shownOf(readReferences(decoded.text))).toEqual(answers["names.ris"]);
	});

	test("Windows-1252 is read, and said to be", () => {
		expect(decodeReferences(windows)).toEqual({
			text: western,
			remark: expect.stringMatching(/Windows-1252.*“Müller’s”/),
		});
	});

	test.each([
		["Cyrillic in Windows-1251", [0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2]],
		["DOS", [0x63, 0x61, 0x66, 0x82, 0x73]],
		["an old Mac", [0x52, 0x65, 0x6e, 0x8e, 0x20]],
		["Chinese in GBK", [0xce, 0xc4, 0xd5, 0xc2]],
		["UTF-8 with a broken letter", [0xc3, 0xa9, 0x20, 0xe9, 0x20]],
	])("%s is no Windows-1252, and refused", (_, bytes) => {
		expect(() => decodeReferences(Buffer.from(bytes))).toThrow(/not text in UTF-8/);
	});
});

const WINDOWS: Readonly<Record<string, number>> = { "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, œ: 0x9c };

test("whatever is cut off, torn or put between, no record takes another along, and no fault is told in code", () => {
	let seed = 7;
	const below = (bound: number) => {
		seed = (seed * 48271) % 2147483647;
		return seed % bound;
	};
	const texts = Object.keys(answers).map((name) => bytesOf(name).toString());
	const torn = (text: string) => {
		const lines = text.split("\n");
		const [from, at] = [below(lines.length), below(text.length)];
		const ways = [
			text.slice(0, at),
			[...lines.slice(0, from), lines[below(lines.length)], ...lines.slice(from)].join("\n"),
			lines.filter((_, index) => index !== from).join("\n"),
			text.slice(0, at) + "{}\"'%@<>&\\$#=,;:-"[below(17)] + text.slice(at),
			text.replaceAll("\n", below(2) ? "\r" : "\n\n"),
		];
		return ways[below(ways.length)] ?? text;
	};
	for (let run = 0; run < 400; run++) {
		const text = torn(torn(texts[below(texts.length)] ?? ""));
		try {
			for (const entry of readReferences(text).entries) {
				if ("problem" in entry) expect(entry.problem).not.toMatch(/undefined|Unexpected|Cannot|function/);
				else studyDocument.parse(studyOfReference(entry.reference));
			}
		} catch (error) {
			if (!(error instanceof Problem)) throw new Error(`Run ${run}: ${text}`, { cause: error });
		}
	}
});

describe("written and read again", () => {
	const reports = Object.values(answers)
		.flatMap(({ records }) => records)
		.filter((record) => !("problem" in record) && !("nct" in record))
		.map((record, index) => {
			const { notes: _, ...report } = record as Omit<Report, "id" | "role"> & { notes?: string[] };
			return { ...report, id: `r${index}`, role: "primary" } as const;
		});
	const studies = [{ slug: "x", document: { reports } }];
	test.each([
		["RIS", () => reportsToRis(studies)],
		["CSL-JSON", () => JSON.stringify(reportsToCsl(studies))],
		["BibTeX", () => bibtexOf(reportsToCsl(studies))],
	])("every reference of the files is the same in %s", (_, write) => {
		const read = readReferences(write()).entries.map((entry) =>
			"reference" in entry ? { ...entry.reference.report, key: entry.reference.key } : entry.problem,
		);
		expect(read).toEqual(reports.map(({ id, role: __, ...report }) => ({ ...report, key: `x-${id}` })));
	});

	test("volume and issue that stand in one field come out in two, and page ranges by their ends", () => {
		const report = { id: "r1", role: "primary", title: "A", volume: "186(2)", pages: "567-70" } as Report;
		const ris = reportsToRis([{ slug: "x", document: { reports: [report] } }]);
		expect(ris).toContain("VL  - 186\nIS  - 2\nSP  - 567\nEP  - 570\n");
	});
});

describe("two references to one publication", () => {
	const paper = {
		...{ title: "Corvadone for depression", authors: "Finch E, Rosen NE", journal: "J Fict Res", year: 2014 },
		...{ volume: "52", pages: "1-6", doi: "10.5555/a", pmid: "1" },
	};
	const { title: _, doi: __, pmid: ___, ...untitled } = paper;
	const { doi: ____, pmid: _____, ...unnumbered } = paper;
	test.each([
		["by DOI, whatever its case", { doi: "10.5555/A" }, true],
		["by PubMed id, though a DOI is wrong", { doi: "10.5555/b", pmid: "1" }, true],
		["not with other numbers", { ...unnumbered, doi: "10.5555/b" }, false],
		["by title and year", { title: "Corvadone for Depression.", year: 2015 }, true],
		["not by title, years apart", { title: paper.title, year: 2017 }, false],
		["not by title, on other pages", { ...unnumbered, pages: "100-101" }, false],
		["without a title by author, year, journal, volume and page", untitled, true],
		["with the journal’s whole name", { ...untitled, journal: "Journal of Fictional Research" }, true],
		["with volume and issue in one field", { ...untitled, volume: "52(1)" }, true],
		["not in another journal", { ...untitled, journal: "Acta Fictiva" }, false],
		["not by another author", { ...untitled, authors: "Doe J" }, false],
		["not by author and year alone", { authors: paper.authors, year: 2014 }, false],
	])("%s", (_, other, same) => {
		expect(sameReport(paper, other)).toBe(same);
		expect(sameReport(other, paper)).toBe(same);
	});

	test("a short title says nothing by itself", () => {
		const letter = { title: "Letter", authors: "Finch E", year: 2014, volume: "1", pages: "5" };
		expect(sameReport(letter, { ...letter })).toBe(true);
		expect(sameReport(letter, { ...letter, authors: "Rosen NE" })).toBe(false);
		expect(sameReport(letter, { title: "Letter", year: 2014 })).toBe(false);
	});

	test("a repeat is of the first that it is the same as, whatever of the same title stands between", () => {
		const ris = (year: number) =>
			`TY  - JOUR\nTI  - Treatment of depression with toxin\nPY  - ${year}\nER  - \n`;
		const { entries } = readReferences([2004, 2014, 2004, 2014].map(ris).join(""));
		expect([...repeatsIn(entries)]).toEqual([
			[2, 1],
			[3, 5],
		]);
	});

	test("what has but author and year is known by being equal in all", () => {
		expect(
			sameReport({ authors: "Schlaf et al.", year: 1987 }, { authors: "Schlaf et al.", year: 1987 }),
		).toBe(true);
		expect(
			sameReport({ authors: "Schlaf et al.", year: 1987 }, { authors: "Schlaf et al.", year: 1988 }),
		).toBe(false);
	});
});
