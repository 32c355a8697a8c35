import { expect, test } from "vitest";
import { foldText } from "./fold-text.ts";
import { indexedText } from "./indexed-text.ts";
import { typedWords } from "./typed-words.ts";

const wordsOf = (text: string) => typedWords(text).map(({ word }) => word);

test.each([
	["Łódź, Østergård, Œdème, Straße, Þórður", "lodz ostergard oedeme strasse thordur"],
	["ﬁbrosis Ærø İzmir", "fibrosis aero izmir"],
	["β-blockers", "beta blockers"],
	["PPARγ and TNF-α", "ppar gamma and tnf alpha"],
	["IFN-α2b, TCRαβ, 5 µg", "ifn alpha 2b tcr alpha beta 5 mu g"],
	["ΚΑΤΆΘΛΙΨΗΣ", "καταθλιψησ"],
	["Ёлка ЙОД", "елка иод"],
	["抑郁症的治疗", "抑 郁 症 的 治 疗"],
	["うつ病のボツリヌス", "う つ 病 の ボ ツ リ ヌ ス"],
	["우울증 치료", "우울증 치료"],
	["الاكْتِئاب", "الاكتياب"],
	["דִּכָּאוֹן", "דכאון"],
	["हिन्दी", "हिन्दी"],
])("%s is seen as its words", (text, words) => {
	expect(wordsOf(text).join(" ")).toBe(words);
	expect(foldText(foldText(text))).toBe(foldText(text));
});

test("words that nothing parts are tied, so that they are looked for together", () => {
	expect(typedWords("抑郁 治疗").map(({ tied }) => tied)).toEqual([false, true, false, true]);
	expect(typedWords("PPARγ").map(({ tied }) => tied)).toEqual([false, true]);
});

test("the index has other ways to write words with Greek letters", () => {
	expect(indexedText("PPARγ")).toBe("ppar gamma ppargamma");
	expect(indexedText("TNFalpha")).toBe("tnfalpha tnf alpha");
	expect(indexedText("St John’s wort")).toBe("st john s wort");
});
