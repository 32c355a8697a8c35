import fc from "fast-check";
import { expect, test } from "vitest";
import { matchExpression } from "./match-expression.ts";
import { searchTerms } from "./search-terms.ts";

const wordsOf = (text: string) => searchTerms(text).map(({ words }) => words.join(" "));

test("a text is parted into names, words tied by hyphens, and single words", () => {
	expect(wordsOf("heart attack aspirin")).toEqual(["heart attack", "aspirin"]);
	expect(wordsOf("St. John’s wort placebo-controlled")).toEqual(["st john s wort", "placebo controlled"]);
	expect(wordsOf("SARS-CoV-2 SHR-1826")).toEqual(["sars cov 2", "shr 1826"]);
	expect(wordsOf("borderline personality disorders")).toEqual(["borderline personality disorders"]);
});

test("words that nearly every study has are looked for only alone", () => {
	expect(wordsOf("depression AND botox in adults")).toEqual(["depression", "botox", "adults"]);
	expect(wordsOf("and or")).toEqual(["and", "or"]);
	expect(wordsOf("Crohn's disease")).toEqual(["crohn", "disease"]);
});

test("of a question the words count that are no question", () => {
	expect(wordsOf("Does botulinum toxin help depression?")).toEqual(["botulinum toxin", "depression"]);
	expect(wordsOf("how is insomnia treated")).toEqual(["insomnia", "treated"]);
	expect(wordsOf("help seeking")).toEqual(["help", "seeking"]);
	expect(wordsOf("what helps")).toEqual(["what", "helps"]);
});

test("plurals, hyphens and beginnings have other forms", () => {
	const formsOf = (text: string) => searchTerms(text)[0]?.forms.map((form) => form.join(" "));
	expect(formsOf("biopsies")).toEqual(["biopsy"]);
	expect(formsOf("viruses")).toEqual(["viruse", "virus"]);
	expect(formsOf("tuberculous")).toEqual([]);
	expect(formsOf("psoriasis")).toEqual([]);
	expect(formsOf("PD1")).toEqual(["pd 1"]);
	expect(formsOf("anti-depressant")).toEqual(["antidepressant"]);
	expect(formsOf("antidepressants")).toEqual(["antidepressant", "anti depressant"]);
});

test("names keep their other names in the plural", () => {
	const [term] = searchTerms("tumours");
	expect(term?.forms).toEqual([["tumour"]]);
	expect(term?.synonyms).toContainEqual(["cancer"]);
});

test("an expression leaves out what no study has, and takes a lone letter or figure as it is", () => {
	const endings = (word: string) => [word];
	const has = (word: string) => !word.startsWith("melancholia");
	const expression = matchExpression(searchTerms("depression a 7"), { endings, has }) ?? "";
	expect(expression).toContain('"depressive"');
	expect(expression).not.toContain("melancholia");
	expect(expression).toMatch(/AND \("a"\) AND \("7"\)$/);
	expect(matchExpression(searchTerms("!!! “ ” * 😀"))).toBeUndefined();
});

test("whatever is typed, an expression holds words in quotes and nothing of FTS5's own", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
			const expression = matchExpression(searchTerms(text)) ?? "";
			expect(expression.replace(/"[\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*"/gu, "")).toMatch(
				/^( OR | AND | \*|[()])*$/,
			);
		}),
	);
});

test("letters and figures in turns are found parted at any of their joints, numbers of registries are not", () => {
	const forms = (text: string) =>
		searchTerms(text).flatMap((term) => term.forms.map((form) => form.join(" ")));
	// As 5-HT2A, 5-HT-2A and BNT-162b2 are indexed.
	expect(forms("5HT2A")).toEqual(expect.arrayContaining(["5 ht2a", "5 ht 2a"]));
	expect(forms("BNT162b2")).toContain("bnt 162b2");
	expect(forms("NCT00009999")).toEqual([]);
});
