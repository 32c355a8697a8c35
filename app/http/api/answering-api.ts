import { createHash } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { failureResponse, problemOf, problemResponse, toProblem } from "../answers/answering.ts";
import { noteApiReading } from "../files/note-export.ts";

export type ApiArguments = Pick<ActionFunctionArgs, "request" | "params" | "context">;
export type ApiHandler = (args: ApiArguments) => Response | Promise<Response>;

/** What an address of the API can do, by method; HEAD and OPTIONS come by themselves. */
export type ApiMethods = Partial<Record<"GET" | "POST" | "PUT" | "DELETE", ApiHandler>>;

export interface ApiOptions {
	/** Pages of other sites may use it, without anybody's cookies: it computes from what it is sent. */
	openToOtherSites?: boolean;
}

/**
 * The loader, and likewise the action, of an API address: picks the method, turns every error into a problem
 * document, answers 405, preflights and conditional requests.
 */
export function answeringApi(methods: ApiMethods, { openToOtherSites = false }: ApiOptions = {}) {
	const allowed = [
		...Object.keys(methods),
		...(methods.GET ? ["HEAD"] : []),
		...(openToOtherSites ? ["OPTIONS"] : []),
	].join(", ");
	return async (args: ApiArguments): Promise<Response> => {
		const response = await answer(args, methods, allowed);
		if (openToOtherSites) openUp(response.headers);
		response.headers.append("Vary", "Authorization");
		if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-cache");
		return response;
	};
}

async function answer(args: ApiArguments, methods: ApiMethods, allowed: string): Promise<Response> {
	const { request, context } = args;
	try {
		if (context.refusal) throw problemOf(context.refusal);
		if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: allowed } });
		const method = request.method === "HEAD" ? "GET" : request.method;
		const handler = Object.hasOwn(methods, method) ? methods[method as keyof ApiMethods] : undefined;
		if (!handler) {
			const problem = new Problem(
				"wrong-method",
				`${request.method} is nothing this address does; ${allowed} are.`,
			);
			return withHeaders(problemResponse(problem), { Allow: allowed });
		}
		const response = await unlessKnown(request, await handler(args));
		if (request.method === "GET") noteApiReading(args);
		return response;
	} catch (error) {
		const problem = toProblem(error);
		if (problem) return problemAnswer(problem);
		if (!(error instanceof Error)) throw error;
		return failureResponse(error, context);
	}
}

function problemAnswer(problem: Problem): Response {
	if (problem.kind === "unauthenticated") {
		return withHeaders(problemResponse(problem), { "WWW-Authenticate": 'Bearer realm="Equipoise"' });
	}
	// Here the version somebody holds is a precondition of their request, and its failure is 412, not 409.
	const asPrecondition =
		problem.kind === "stale" ? new Problem("precondition-failed", problem.message) : problem;
	return problemResponse(asPrecondition);
}

/** 304 for what the client holds already; a body without an entity tag gets one made from its text. */
async function unlessKnown(request: Request, response: Response): Promise<Response> {
	if ((request.method !== "GET" && request.method !== "HEAD") || response.status !== 200) return response;
	const { headers } = response;
	let answered = response;
	if (!headers.has("ETag")) {
		const text = await response.text();
		headers.set("ETag", `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`);
		answered = new Response(text, { headers });
	}
	const weak = (tag: string) => tag.trim().replace(/^W\//, "");
	const known = request.headers.get("If-None-Match")?.split(",").map(weak) ?? [];
	if (!known.includes("*") && !known.includes(weak(headers.get("ETag") ?? ""))) return answered;
	const kept = new Headers(headers);
	kept.delete("Content-Type");
	return new Response(null, { status: 304, headers: kept });
}

function openUp(headers: Headers): void {
	headers.set("Access-Control-Allow-Origin", "*");
	headers.set("Access-Control-Allow-Methods", "POST, OPTIONS");
	headers.set("Access-Control-Allow-Headers", "Content-Type, Authorization");
	headers.set("Access-Control-Expose-Headers", "Retry-After, RateLimit, RateLimit-Policy");
	headers.set("Access-Control-Max-Age", "86400");
	headers.set("Cross-Origin-Resource-Policy", "cross-origin");
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	return response;
}
