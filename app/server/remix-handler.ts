import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import { PUBLIC_CACHE_CONTROL } from "#app/http/answers/cache-control.ts";
import { answerByRoute } from "./answer-by-route.ts";
import { destinationOf } from "./destination.ts";
import { allowInlineScripts } from "./inline-scripts.ts";
import { isAnonymousRead, type PageCache, sendPage } from "./page-cache.ts";
import { FORMER_DATA } from "./receive-request.ts";
import { allowScripts } from "./secure-headers.ts";
import { sendBody } from "./send-body.ts";
import { encodePage, encodingFor, storePage } from "./stored-page.ts";

/** Lets Remix answer an Express request whose destination is found, and keeps what it answers to anonymous readers. */
export function remixHandler(build: ServerBuild | (() => Promise<ServerBuild>)) {
	const answerOf = answerByRoute(build);
	return async (
		req: ExpressRequest,
		res: ExpressResponse,
		body: Buffer | undefined,
		context: AppLoadContext,
		cache: PageCache | undefined,
	) => {
		const dataVersion = cache?.dataVersion() ?? 0;
		const response = await answerOf(destinationOf(req).route)(toRequest(req, res, body), context);
		if (cache && isCacheable(req, response)) {
			copyHead(response, res);
			const whole = (await pageBody(response, res, context)) ?? Buffer.from(await response.arrayBuffer());
			const page = storePage(whole, res.getHeaders(), destinationOf(req).route);
			const encoding = encodingFor(req.headers["accept-encoding"]);
			if (encoding) await encodePage(page, encoding);
			cache.keep({ url: req.originalUrl, headers: req.headers }, page, dataVersion);
			for (const name of res.getHeaderNames()) res.removeHeader(name);
			sendPage(req, res, page, context.requestId);
			return;
		}
		copyHead(response, res);
		for (const [name, value] of context.answerHeaders) res.setHeader(name, value);
		const kept = res.getHeader("Cache-Control") ?? PUBLIC_CACHE_CONTROL;
		// What is not kept here no proxy may keep either: it may say the notice that somebody brought.
		if (kept === PUBLIC_CACHE_CONTROL) res.setHeader("Cache-Control", "private, no-cache");
		const page = await pageBody(response, res, context);
		if (page) res.end(req.method === "HEAD" ? undefined : page);
		else if (response.body && req.method !== "HEAD") await sendBody(response.body, res);
		else {
			res.end();
			await response.body?.cancel();
		}
	};
}

/** A page whole, with the policy that lets its scripts run; undefined for what is no page. */
async function pageBody(response: Response, res: ExpressResponse, { nonce, rendered }: AppLoadContext) {
	if (!response.headers.get("Content-Type")?.startsWith("text/html")) return undefined;
	const { html, allowed } = allowInlineScripts(rendered ?? (await response.text()), nonce);
	allowScripts(res, allowed);
	return Buffer.from(html);
}

function isCacheable(req: ExpressRequest, response: Response): boolean {
	return (
		isAnonymousRead(req) &&
		response.status === 200 &&
		response.headers.get("Cache-Control") === PUBLIC_CACHE_CONTROL &&
		!response.headers.has("Set-Cookie")
	);
}

function copyHead(response: Response, res: ExpressResponse) {
	res.status(response.status);
	for (const [name, value] of response.headers) {
		if (name === "set-cookie") res.append(name, value);
		else res.setHeader(name, value);
	}
}

function toRequest(req: ExpressRequest, res: ExpressResponse, body: Buffer | undefined): Request {
	const headers = new Headers();
	for (let index = 0; index < req.rawHeaders.length; index += 2) {
		headers.append(req.rawHeaders[index] ?? "", req.rawHeaders[index + 1] ?? "");
	}
	// Where a request comes from is judged already. Remix would judge it again, without knowing PUBLIC_URL, and
	// answer that the server has failed.
	headers.delete("Origin");
	headers.set("Host", req.headers.host ?? "");
	const aborted = new AbortController();
	res.on("close", () => {
		if (!res.writableEnded) aborted.abort();
	});
	const address = new URL(`${req.secure ? "https" : "http"}://${req.headers.host}${req.originalUrl}`);
	// Whoever sends it is refused, in the way of the route; Remix would pass that by.
	if (address.searchParams.has(FORMER_DATA)) address.searchParams.delete(FORMER_DATA);
	return new Request(address, {
		// Remix drops the body it made for HEAD, and an empty page must never be kept for the next reader.
		method: req.method === "HEAD" ? "GET" : req.method,
		headers,
		signal: aborted.signal,
		...(body && { body: new Uint8Array(body) }),
	});
}
