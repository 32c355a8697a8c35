import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { MAX_ADDRESS } from "#app/http/addresses/address-length.ts";
import { SURROGATE_KEY } from "#app/http/answers/cache-control.ts";
import { watchChanges } from "#db/data-version.ts";
import { type Remember, rememberReadings } from "./remembered.ts";
import { encodedPage, encodingFor, type StoredPage } from "./stored-page.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/** What is overdue is so as of a day: after midnight (UTC) pages are made anew. */
const DAY = 86_400_000;
const MOST_DAYS = 1_000_000;

/** RFC 9211: the answer was ready. */
const HIT = ["Cache-Status", "equipoise; hit"];

/** Not by cookies: what depends on them is private, and a cache in front would keep a copy for each reader. */
const VARY = "Accept-Encoding, Authorization";

/**
 * Finished pages for anonymous readers, by address, as long as the database has not changed. Any commit by
 * any connection or process makes all of them stale at once.
 */
export interface PageCache {
	/** Answers from the cache. @returns the route whose answer it was; undefined when it has nothing fresh for this request */
	serve(req: IncomingMessage, res: ServerResponse, requestId: string): string | undefined;
	/** The state of the data before a page is made; `keep` wants it back. */
	dataVersion(): number;
	/** Keeps a page that was made from the data at `madeFrom`. */
	keep(req: Asked, page: StoredPage, madeFrom: number): void;
	/** What pages are made of, for those that are made anew. */
	remember: Remember;
	close(): void;
}

export function createPageCache(databasePath: string): PageCache {
	const changes = watchChanges(databasePath);
	const pages = new LRUCache<string, StoredPage>({
		maxSize: MAX_BYTES,
		sizeCalculation: (page, address) => page.size + address.length,
	});
	let fresh = -1;

	const dataVersion = () => {
		const now = changes.version() * MOST_DAYS + Math.floor(Date.now() / DAY);
		if (now !== fresh) {
			pages.clear();
			fresh = now;
		}
		return now;
	};

	return {
		dataVersion,
		remember: rememberReadings(dataVersion),
		serve(req, res, requestId) {
			if (!isAnonymousRead(req)) return undefined;
			dataVersion();
			const page = pages.get(placeOf(req));
			if (!page) return undefined;
			sendPage(req, res, page, requestId, HIT);
			return page.route;
		},
		keep(req, page, madeFrom) {
			// A longer address is nobody's but its sender's.
			const place = placeOf(req);
			if (madeFrom === dataVersion() && place.length <= MAX_ADDRESS) pages.set(place, page);
		},
		close: () => changes.close(),
	};
}

/** What names a page of ours. */
type Asked = Pick<IncomingMessage, "url" | "headers">;

/**
 * Where a page is: pages say the address of this site as it was asked (where PUBLIC_URL does not), so that the page of
 * one host is not that of another.
 */
const placeOf = ({ url = "/", headers }: Asked) =>
	`${headers["x-forwarded-proto"] ?? ""}//${headers.host ?? ""}${url}`;

/** Cookies that a page may depend on. By the one that makes a browser known only log-ins are judged. */
const PERSONAL = /equipoise_(session|notice)\s*=/;

/** A request whose answer can depend on nothing but its address. */
export function isAnonymousRead(req: IncomingMessage): boolean {
	return (
		(req.method === "GET" || req.method === "HEAD") &&
		req.headers.authorization === undefined &&
		!PERSONAL.test(req.headers.cookie ?? "")
	);
}

/** Sends a stored page, or 304 when the reader has it. */
export function sendPage(
	req: IncomingMessage,
	res: ServerResponse,
	page: StoredPage,
	requestId: string,
	further: string[] = [],
): void {
	const own = [
		"ETag",
		page.etag,
		"Vary",
		VARY,
		"Surrogate-Key",
		SURROGATE_KEY,
		"X-Request-Id",
		requestId,
		...further,
	];
	if (matches(req.headers["if-none-match"], page.etag)) {
		const lasting = page.headers.flatMap((header) => (ABOUT_THE_BODY.test(header[0]) ? [] : header));
		res.writeHead(304, [...lasting, ...own]);
		res.end();
		return;
	}
	const encoding = encodingFor(req.headers["accept-encoding"]);
	const compressed = encoding && encodedPage(page, encoding);
	const body = compressed ?? page.plain;
	const headers = [...page.headers.flat(), ...own];
	headers.push("Content-Length", String(body.length));
	if (encoding && compressed) headers.push("Content-Encoding", encoding);
	// All at once: to set them one by one costs a reader more than all else.
	res.writeHead(200, headers);
	res.end(req.method === "HEAD" ? undefined : body);
}

const ABOUT_THE_BODY = /^content-(?!security-policy)/;

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
	return ifNoneMatch?.split(",").some((tag) => tag.trim().replace(/^(?!W\/)/, "W/") === etag) ?? false;
}
