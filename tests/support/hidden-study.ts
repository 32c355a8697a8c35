/** Every address that a study's own address leads to. */
export const DOORS: ((slug: string) => string)[] = [
	...[
		"",
		".data",
		".json",
		".csv",
		".ris",
		".svg",
		".png",
		"/history",
		"/history.data",
		"/edit",
		"/edit.data",
	].map((end) => (slug: string) => `/studies/${slug}${end}`),
	(slug) => `/studies/${slug}.data?_routes=routes%2Fstudies.%24slug`,
	(slug) => `/studies/${slug}.svg?figure=people&outcome=o1`,
	...[".json", ".csv"].map((end) => (slug: string) => `/studies/${slug}${end}?figure=rates&outcome=o1`),
	(slug) => `/studies/${slug}/history?from=1&to=1`,
	(slug) => `/studies/${slug}/`,
	(slug) => `/syntheses?q=${slug}`,
	...["csv", "wide", "revman", "json", "ris", "bibtex", "csl-json", "zip"].map(
		(format) => (slug: string) => `/export?format=${format}&study=${slug}`,
	),
	...["", ".data", ".json", ".csv", ".svg", ".png"].map(
		(end) => (slug: string) => `/compare${end}?study=${slug}`,
	),
];

/** What of the marked study somebody may look for. */
const WORDS = [
	...["Quokkatitle", "QUOKKACRONYM", "Quokkacondition", "quokkatag", "Quokkauthor", "Quokkareport"],
	...["10.1234%2Fquokkadoi", "Quokkarm", "Quokkadrug", "quokkad"],
];

/** Every way to look for the marked study: the words by each way to search, and one by each page that searches so. */
export const SEARCHES: { word: string; search: (word: string) => string }[] = [
	...WORDS.flatMap((word) =>
		[(of: string) => `/?q=${of}`, (of: string) => `/compare/studies?q=${of}`].map((search) => ({
			word,
			search,
		})),
	),
	{ word: "Quokkacondition", search: (word) => `/?condition=${word}` },
	{ word: "Quokkacondition", search: (word) => `/topics?q=${word}` },
	...["", ".data"].map((end) => ({
		word: "quokkacondition",
		search: (word: string) => `/conditions/${word}${end}`,
	})),
	{ word: "quokkacondition", search: (word) => `/topics/conditions/${word}` },
	{ word: "quokkadrug", search: (word) => `/interventions/${word}` },
	{ word: "Quokkadrug", search: (word) => `/?intervention=${word}` },
	...["/_root.data", "/compare", "/compare.data"].map((page) => ({
		word: "Quokkadrug",
		search: (word: string) => `${page}?q=${word}`,
	})),
];

/**
 * An answer without what differs between any two: ids, digests of scripts that name them, the time, and the words asked for. What is left
 * must be the same for what is hidden and for what does not exist.
 */
export async function neutral(response: Response, words: string[]) {
	const asked = words.flatMap((word) => [word, decodeURIComponent(word), word.toLowerCase()]);
	const plain = (text: string) =>
		asked
			.reduce((left, word) => left.replaceAll(word, "WORD"), text)
			.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
			.replace(/'sha256-[\w+/=]{44}'/g, "DIGEST");
	const varying = new Set(["date", "etag", "content-length", "keep-alive", "ratelimit"]);
	return {
		status: response.status,
		headers: [...response.headers]
			.filter(([name]) => !varying.has(name))
			.map((pair) => plain(pair.join(": "))),
		body: plain(await response.text()),
	};
}
