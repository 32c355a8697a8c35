/** Words that short forms of other things look like: sets of people analysed, and phases. */
const NOT_A_DRUG = new Set(
	"itt mitt fas pps pp ss saf sas ols ole dbp aes sae rct all any and the iv sc im po qd bid tid".split(" "),
);

interface ShortName {
	short: RegExp;
	long: string;
}

/**
 * Makes a rewriter of titles, which puts the names that arms go by in the place of their short forms and code
 * names, so that “CZP 200 mg” reads “Certolizumab Pegol 200 mg”.
 * @param labels of the arms @param texts of the record, that may say “Certolizumab Pegol (CZP)”
 * @param others by name of an intervention, its other names
 */
export function nameExpander(
	labels: readonly string[],
	texts: readonly string[],
	others: ReadonlyMap<string, readonly string[]>,
): (title: string) => string {
	const known = ` ${labels.join(" ").toLowerCase()} `;
	const names: ShortName[] = [];
	const add = (short: string, long: string, flags: string) => {
		if (short.length < 2 || short.length > 100 || long.length > 200 || NOT_A_DRUG.has(short.toLowerCase()))
			return;
		if (isNamed(short, known) || !isNamed(long, known)) return;
		names.push({ short: new RegExp(`(?<![\\w-])${escaped(short)}(?![\\w-])`, flags), long });
	};
	for (const text of texts) for (const [short, long] of definedIn(text)) add(short, long, "g");
	for (const [name, more] of others) for (const other of more) add(other, name, "gi");
	return (title) => {
		const renamed = names.reduce((text, { short, long }) => text.replace(short, long), title);
		return renamed.replace(/(?<![\w-])[A-Z][A-Za-z]{1,5}(?![\w-])/g, (word) => guessed(word, labels, known));
	};
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const isNamed = (name: string, among: string) =>
	new RegExp(`(?<![\\w])${escaped(name.toLowerCase())}(?![\\w])`).test(among);

/** Short forms that a text explains, with what they stand for: “Certolizumab Pegol (CZP)”. */
export function definedIn(text: string): [string, string][] {
	const found: [string, string][] = [];
	for (const match of text.slice(0, 20_000).matchAll(/\(([A-Z][A-Za-z0-9-]{1,9})\)/g)) {
		const short = match[1] ?? "";
		if (!/[A-Z].*[A-Z0-9]/.test(short)) continue;
		const before = text
			.slice(Math.max(0, match.index - 150), match.index)
			.trim()
			.split(/\s+/);
		for (let count = 1; count <= Math.min(short.length + 1, before.length); count++) {
			const long = before
				.slice(-count)
				.join(" ")
				.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, "");
			if (!/[.;:(),]/.test(long) && isShortOf(short, long)) {
				found.push([short, long]);
				break;
			}
		}
	}
	return found;
}

/** Whether the letters of a short form stand in a name in their order, the first at its beginning. */
function isShortOf(short: string, long: string): boolean {
	const letters = short.toLowerCase().replace(/[^a-z]/g, "");
	const name = long.toLowerCase();
	if (letters.length < 2 || name.length <= letters.length || name[0] !== letters[0]) return false;
	let at = 0;
	for (const letter of letters) {
		at = name.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

/** What an unexplained short form stands for, where the arms' labels leave one possibility: CBT, OLZ. */
function guessed(word: string, labels: readonly string[], known: string): string {
	const capitals = word.replace(/[^A-Z]/g, "").length;
	if (capitals < 2 || capitals < word.length / 2 || NOT_A_DRUG.has(word.toLowerCase())) return word;
	if (isNamed(word, known)) return word;
	const found = new Set<string>();
	for (const label of labels) {
		const words = label.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
		for (const [at, single] of words.entries()) {
			const several = words.slice(at, at + word.length);
			const initials = several.map((part) => part[0] ?? "").join("");
			if (initials.toLowerCase() === word.toLowerCase()) found.add(several.join(" ").toLowerCase());
			if (word.length > 2 && single.length > 5 && isShortOf(word, single)) found.add(single.toLowerCase());
		}
	}
	const [only] = found;
	return only !== undefined && found.size === 1 ? only : word;
}

/** What a beginning of a word may be of anything. */
const PREFIXES = new Set(
	"anti auto hyper inter intra micro mono multi over post semi super trans under".split(" "),
);

/** A title with the arms' words in the place of their beginnings, or of longer words that begin so: "Sema 1 mg". */
export function inFull(title: string, labels: readonly string[]): string {
	const words = new Set(labels.flatMap((label) => label.toLowerCase().match(/\p{L}{4,}/gu) ?? []));
	return title.replace(/(?<![\p{L}\d-])\p{L}{4,}(?![\p{L}\d-])/gu, (word) => {
		const lower = word.toLowerCase();
		if (words.has(lower) || words.has(lower.replace(/s$/, "")) || PREFIXES.has(lower)) return word;
		const longer = [...words].filter((other) => other.startsWith(lower) && other.length > lower.length + 2);
		const shorter = [...words].filter(
			(other) => other.length > 4 && lower.startsWith(other) && lower.length > other.length + 2,
		);
		const [found] = longer.length > 0 ? longer : shorter;
		return found !== undefined && longer.length + shorter.length === 1 ? found : word;
	});
}
