const ENTITIES: Readonly<Record<string, string>> = {
	...{ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " ", le: "≤", ge: "≥", plusmn: "±" },
	...{ micro: "µ", mu: "μ", alpha: "α", beta: "β", gamma: "γ", times: "×", deg: "°", ndash: "–", mdash: "—" },
};

/** A text without what was meant for a machine: Markdown's backslashes ("\\> 18"), "&lt;" and "\\u2265". */
export function unescaped(text: string): string {
	if (!/[\\&]/.test(text)) return text;
	return text
		.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replace(
			/&(?:#(\d{2,6})|#x([0-9a-f]{2,5})|(\w{2,6}));/gi,
			(whole, decimal?: string, hex?: string, name?: string) => {
				if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
				const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
				return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
			},
		)
		.replace(/\\([<>[\]~*_#+=`|!^-])/g, "$1");
}

const SMALL = new Set(
	"a an and as at by for from in of on or per than the to versus vs via with without".split(" "),
);

/** Whether a text is all in capitals, and more than an abbreviation. */
const isShouted = (text: string): boolean =>
	!/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{5,}/gu)?.length ?? 0) > 0;

/**
 * A title in capitals as one writes it. A word keeps its capitals where the record's running text has it so
 * too, or where it is short and may be an abbreviation; it takes the spelling of the running text where that
 * has one.
 * @param prose how the record's running text spells a word, by the word in lower case
 */
export function withoutShouting(title: string, prose: (word: string) => string | undefined): string {
	if (!isShouted(title)) return title;
	const calm = title.replace(/(?<![\p{L}\p{N}])\p{Lu}+(?![\p{L}\p{N}])/gu, (word) => {
		const lower = word.toLowerCase();
		if (SMALL.has(lower)) return lower;
		return prose(lower) ?? (word.length > 4 ? lower : word);
	});
	return calm.replace(
		/^([^\p{L}]*)(\p{Ll})/u,
		(_, before: string, first: string) => `${before}${first.toUpperCase()}`,
	);
}

/** How running texts spell each word, other than at the beginning of a sentence. */
export function spellingsIn(texts: readonly string[]): (word: string) => string | undefined {
	const spellings = new Map<string, string>();
	for (const text of texts) {
		if (isShouted(text)) continue;
		for (const [word] of text.matchAll(/(?<=[\p{L}\p{N},;)] )\p{L}+(?![\p{L}\p{N}])/gu)) {
			const lower = word.toLowerCase();
			// Once in small letters, it is no abbreviation.
			if (!spellings.has(lower) || word === lower) spellings.set(lower, word);
		}
	}
	return (word) => spellings.get(word);
}
