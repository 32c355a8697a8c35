/**
 * Text as search sees it, in the library as in what is typed: lower case, without accents, letters that are written
 * otherwise on other keyboards spelt out, Greek letters by their names. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
	// Most texts are such; of the rest below nothing would change.
	if (isAscii(text)) return text.toLowerCase();
	const plain = text.normalize("NFKD").toLowerCase().replace(ACCENTS, "").normalize("NFC");
	return plain
		.replace(SPELT_OUT, (letter) => PLAIN[letter] ?? letter)
		.replace(GREEK_LETTERS, (letters, at: number, all: string) => {
			const names = Array.from(letters, (letter) => GREEK[letter] ?? letter).join("-");
			const before = /[\p{L}\p{N}]$/u.test(all.slice(0, at)) ? "-" : "";
			const after = /^[\p{L}\p{N}]/u.test(all.slice(at + letters.length)) ? "-" : "";
			return before + names + after;
		});
}

/** Whether a text has no letter but those of English. */
export const isAscii = (text: string): boolean => !NOT_ASCII.test(text);
const NOT_ASCII = /[\u0080-\uffff]/;

/** Of scripts in which a word is the same without its marks; in others, as Devanagari, they are its vowels. */
const ACCENTS =
	/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+|\u0640/gu;

/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
	...{ ł: "l", ø: "o", œ: "oe", æ: "ae", ß: "ss", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ŋ: "n", ŧ: "t" },
	ς: "σ",
};
const SPELT_OUT = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

const GREEK: Readonly<Record<string, string>> = {
	...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta" },
	...{ ι: "iota", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi", ρ: "rho" },
	...{ σ: "sigma", τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega" },
};

/** One or two Greek letters by themselves are letters (PPARγ, TCRαβ); more are a Greek word, found as it is typed. */
const GREEK_LETTERS = /(?<!\p{Script=Greek})\p{Script=Greek}{1,2}(?!\p{Script=Greek})/gu;

export const GREEK_NAMES: ReadonlySet<string> = new Set(Object.values(GREEK));
