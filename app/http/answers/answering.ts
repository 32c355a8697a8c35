import { data, redirect } from "@remix-run/node";
import { type FieldProblem, PROBLEM_TYPES, Problem, problemAddress } from "#app/domain/problem.ts";
import type { Visitor } from "#app/domain/views/visitor.ts";
import { type Unwritable, whyUnwritable } from "#db/unwritable.ts";
import { logInAddress } from "../addresses/return-to.ts";
import type { AppContext, Refusal } from "../context.ts";
import { nextInQueue } from "./fair-queue.ts";
import { visitorOf } from "./visitor.ts";

interface Arguments {
	request: Request;
	context: Pick<AppContext, "log" | "requestId" | "refusal" | "viewer" | "answerHeaders">;
}

/**
 * Wraps the loader or action of a page, so that a Problem thrown anywhere below becomes the error page with
 * its status, and a missing log-in becomes the way to the log-in page. Everything else stays an error.
 */
export function answering<A extends Arguments, R>(answer: (args: A) => R | Promise<R>) {
	return async (args: A): Promise<R> => {
		try {
			const { instead } = args.context.refusal ?? {};
			if (instead !== undefined && args.request.method === "GET") throw redirect(instead);
			refuse(args.context);
			if (isFormOfStranger(args)) await nextInQueue();
			return await answer(args);
		} catch (error) {
			throw errorPage(error, args);
		}
	};
}

/** They are answered one after the other, with a round for all readers between: a crowd of them keeps nobody waiting. */
const isFormOfStranger = ({ request, context }: Arguments) =>
	request.method === "POST" && context.viewer.kind === "anonymous";

function refuse({ refusal }: Arguments["context"]) {
	if (refusal) throw problemOf(refusal);
}

/** Why a request was refused before any route was asked, as an error. */
export function problemOf({ kind, message, retryAfter }: Refusal): Problem {
	return new Problem(kind, message, [], retryAfter);
}

/** What an error page shows. */
interface ProblemData {
	/** What went wrong in a few words; absent for what nobody foresaw. */
	heading?: string;
	message?: string;
	/** The page without the parts of its address that are at fault. */
	without?: string;
	/** For the page's header: where an action fails, the page's own loaders are not asked. */
	visitor: Visitor | null;
	/** The log has it too. */
	requestId: string;
}

function errorPage(error: unknown, { request, context }: Arguments): unknown {
	// A response or data thrown on purpose is an answer already.
	if (!(error instanceof Error)) return error;
	const { requestId } = context;
	const visitor = visitorOf(context.viewer);
	const problem = toProblem(error);
	if (!problem) {
		context.log.error({ id: requestId, err: error }, "request failed");
		return data<ProblemData>({ visitor, requestId }, { status: 500 });
	}
	if (problem.kind === "unauthenticated" && request.method === "GET") return redirect(logInAddress(request));
	sayWhen(context, problem);
	return data<ProblemData>(
		{ heading: PROBLEM_TYPES[problem.kind].title, ...toldOnPage(problem, request), visitor, requestId },
		{ status: problem.status },
	);
}

/** A problem in the page's own words, and the way to the page without what is wrong in its address. */
function toldOnPage(
	{ message, fields }: Problem,
	{ method, url }: Request,
): Pick<ProblemData, "message" | "without"> {
	const asked = fields.filter((each) => each.in === "query");
	if (asked.length === 0 || method !== "GET") return { message };
	const { pathname, searchParams } = new URL(url);
	const told = [...new Set(asked.map((field) => field.plain ?? field.message))].join(" ");
	const wrong = asked.map(({ path }) => String(path[0])).filter((name) => searchParams.has(name));
	// Something is missing: without anything the page would be refused again.
	if (wrong.length === 0) return { message: told };
	for (const name of wrong) searchParams.delete(name);
	return { message: told, without: `${pathname}?${searchParams}`.replace(/\?$/, "") };
}

/** The same for routes that answer machines: the error is a problem document (RFC 9457). */
export function answeringMachines<A extends Arguments>(answer: (args: A) => Response | Promise<Response>) {
	return async (args: A): Promise<Response> => {
		try {
			refuse(args.context);
			return await answer(args);
		} catch (error) {
			const problem = toProblem(error);
			if (problem) return problemResponse(problem);
			if (!(error instanceof Error)) throw error;
			return failureResponse(error, args.context);
		}
	};
}

/** An error that nobody foresaw, as a problem document; the log has it under the same id. */
export function failureResponse(error: Error, { log, requestId }: Arguments["context"]): Response {
	log.error({ id: requestId, err: error }, "request failed");
	return Response.json(
		{
			...{ type: problemAddress("failure"), title: PROBLEM_TYPES.failure.title },
			...{ status: 500, instance: requestId },
		},
		{ status: 500, headers: PROBLEM_JSON },
	);
}

const PROBLEM_JSON = { "Content-Type": "application/problem+json" };

/** A problem as a problem document; each field at fault is an error with its place. */
export function problemResponse(problem: Problem): Response {
	return Response.json(
		{
			type: problemAddress(problem.kind),
			title: PROBLEM_TYPES[problem.kind].title,
			status: problem.status,
			detail: problem.message,
			...(problem.fields.length > 0 && {
				errors: problem.fields.map((field) => ({ ...placeOf(field), detail: field.message })),
			}),
		},
		{ status: problem.status, headers: { ...PROBLEM_JSON, ...retryHeaders(problem) } },
	);
}

/** A JSON pointer (RFC 6901) into the body, or the name of a parameter or a header. */
function placeOf({ path, in: where }: FieldProblem): Record<string, string> {
	if (where === "query") return { parameter: path.join(".") };
	if (where === "header") return { header: path.join(".") };
	const parts = path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`);
	return { pointer: `#${parts.join("")}` };
}

/** Has a page say when it is worth another try, where that is known. */
export function sayWhen({ answerHeaders }: Pick<AppContext, "answerHeaders">, problem: Problem): void {
	for (const [name, value] of Object.entries(retryHeaders(problem))) answerHeaders.set(name, value);
}

function retryHeaders({ retryAfter }: Problem): Record<string, string> {
	return retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
}

/** A Problem as it is, a database that cannot be written at the moment as one; undefined for what nobody expected. */
export function toProblem(error: unknown): Problem | undefined {
	if (error instanceof Problem) return error;
	const why = whyUnwritable(error);
	return why && new Problem("busy", `${UNWRITABLE[why]}`, [], why === "locked" ? RETRY_LOCKED : undefined);
}

/** Seconds: by then another program's write has ended, or takes very long. */
const RETRY_LOCKED = 5;

const UNWRITABLE: Record<Unwritable, string> = {
	locked: "The database is busy with another program. Nothing was changed; try again in a moment.",
	"disk full":
		"The server’s disk is full. Nothing was changed; the server’s operator has to free some space.",
	"read-only":
		"The server has no permission to write to the database. Nothing was changed; its operator has to give it write access.",
	"disk failing":
		"The server’s disk cannot be written to. Nothing was changed; the server’s operator has to check the disk.",
};
