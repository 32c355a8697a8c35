/** A way to write an address, as people and programs do, or somebody who wants it taken for another. */
export interface Spelling {
	name: string;
	write(address: string): string;
	/** What it comes to: the address itself, none that the server has, or what it refuses whoever asks. */
	means: "same" | "nothing" | "refused";
}

const onPath = (change: (path: string) => string) => (address: string) => {
	const [path = "", query] = address.split("?");
	return change(path) + (query === undefined ? "" : `?${query}`);
};
const encoded = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;
const firstLetter = (change: (letter: string) => string) =>
	onPath((path) => path.replace(/[a-z]/, (letter) => change(letter)));

const same = (name: string, write: Spelling["write"]): Spelling => ({ name, write, means: "same" });
const nothing = (name: string, write: Spelling["write"]): Spelling => ({ name, write, means: "nothing" });

/** Every way to write an address that a server, a proxy or a router has read in its own way somewhere. */
export const SPELLINGS: readonly Spelling[] = [
	same("as it is", (address) => address),
	same("by way of the API", (address) => `/api/..${address}`),
	same("by way of the API, encoded", (address) => `/api/%2e%2e${address}`),
	same("by way of the API, half encoded", (address) => `/api/v1/%2E./.%2e${address}`),
	same("by way of the API, with a backslash", (address) => `/api\\..${address}`),
	same("by way of an import", (address) => `/import/table/../..${address}`),
	same("with a dot", (address) => `/.${address}`),
	same("with an encoded dot", (address) => `/%2e${address}`),
	same("with an encoded letter", firstLetter(encoded)),
	same(
		"with a slash at its end",
		onPath((path) => `${path}/`),
	),
	same(
		"with slashes at its end",
		onPath((path) => `${path}${"/".repeat(9000)}`),
	),
	same(
		"with backslashes",
		onPath((path) => `/${path.slice(1).replaceAll("/", "\\")}`),
	),
	same(
		"in upper case",
		onPath((path) => path.replace(/^\/[^/]+/, (part) => part.toUpperCase())),
	),
	same("of another host", (address) => `http://elsewhere.example${address}`),
	same("of another host, by way of the API", (address) => `HTTP://elsewhere.example:80/api/..${address}`),
	same("with a fragment", (address) => `${address}#/api/v1/studies`),
	nothing("below another host", (address) => `//elsewhere.example${address}`),
	nothing("with a slash too many", (address) => `/${address}`),
	nothing(
		"with a row of slashes",
		onPath((path) => "/".repeat(12_000) + path),
	),
	nothing(
		"with a letter encoded twice",
		firstLetter((letter) => encoded(letter).replace("%", "%25")),
	),
	nothing("with an encoded backslash", (address) => `/%5C${address.slice(1)}`),
	nothing("below an encoded tab", (address) => `/%09${address}`),
	nothing("by way of the API, with an encoded slash", (address) => `/api%2f..${address}`),
	nothing("by way of the API, with an encoded backslash", (address) => `/api%5c..${address}`),
	{
		...{ name: "as Remix's former data", means: "refused" },
		write: (address) => `${address}${address.includes("?") ? "&" : "?"}_data=routes%2F_index`,
	},
	{
		...{ name: "as Remix's former data, encoded", means: "refused" },
		write: (address) => `${address}${address.includes("?") ? "&" : "?"}%5Fdata=root`,
	},
];
