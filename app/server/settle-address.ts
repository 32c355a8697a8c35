import type { IncomingMessage } from "node:http";

/** What a host may not hold: with one of these it would say a path, a query or a person as well. */
const NO_HOST = /[\s/\\?#@]/;

/**
 * Rewrites a request's address to the one it comes to by the URL standard: dot segments resolved, backslashes turned,
 * the host of an absolute address taken for the request's host. Whatever reads the address afterwards, the page
 * cache, the files, the limits, who may do what, and Remix, then reads the same one. Settling twice changes nothing.
 * @returns false where the request names no address; then it is as it came
 */
export function settleAddress(req: IncomingMessage): boolean {
	const target = req.url ?? "";
	const host = req.headers.host || "localhost";
	const isPath = target.startsWith("/");
	if (NO_HOST.test(host) || hasTwoHosts(req) || !(isPath || /^https?:\/\//i.test(target))) return false;
	// Put together and not resolved: a path such as "//elsewhere" would be taken for a host.
	const address = isPath ? `http://${host}${target}` : target;
	if (!URL.canParse(address)) return false;
	const url = new URL(address);
	if (url.username !== "" || url.password !== "") return false;
	req.url = plain(url.pathname) + url.search;
	req.headers.host = url.host;
	return true;
}

/** A proxy may have gone by the other one (RFC 9112, section 3.2). */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
	let hosts = 0;
	for (let index = 0; index < rawHeaders.length; index += 2)
		if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === "host") hosts++;
	return hosts > 1;
}

/** What a resolver of addresses takes for a slash or leaves out, once somebody has decoded it: backslashes, tabs, line ends. */
const NOT_PLAIN = /%(?=5c|[01][0-9a-f]|7f)/gi;

/**
 * What cannot be decoded stands for itself, and so does what would be another path once it is decoded: Remix decodes
 * an address and resolves it again, which fails for `/%5C`. Slashes at the end are one; a row of them before is no way to anything, so
 * that all of it is one name, which nothing here has. Patterns that look for slashes at the end, as Remix's do, take
 * seconds for a row of them.
 */
function plain(pathname: string): string {
	let end = pathname.length;
	while (pathname.endsWith("//", end)) end--;
	const path = pathname.slice(0, end);
	const decodable = isDecodable(path) ? path.replaceAll(NOT_PLAIN, "%25") : path.replaceAll("%", "%25");
	return decodable.includes("//") ? `/${decodable.slice(1).replaceAll("/", "%2F")}` : decodable;
}

function isDecodable(pathname: string): boolean {
	if (!pathname.includes("%")) return true;
	try {
		decodeURIComponent(pathname);
		return true;
	} catch {
		return false;
	}
}
