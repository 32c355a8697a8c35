/**
 * What can go wrong with a request, as the person who made it must hear it. A closed set: each kind becomes a
 * status, a page and a problem document (RFC 9457) in one place each.
 */
export type ProblemKind =
	| "invalid"
	| "unauthenticated"
	| "forbidden"
	| "not-found"
	| "wrong-method"
	| "too-slow"
	| "stale"
	| "gone"
	| "precondition-failed"
	| "precondition-required"
	| "too-large"
	| "unsupported-type"
	| "too-many-requests"
	| "busy"
	| "read-only";

export const PROBLEM_STATUS: Record<ProblemKind, number> = {
	invalid: 400,
	unauthenticated: 401,
	forbidden: 403,
	"not-found": 404,
	"wrong-method": 405,
	"too-slow": 408,
	stale: 409,
	gone: 410,
	"precondition-failed": 412,
	"too-large": 413,
	"unsupported-type": 415,
	"precondition-required": 428,
	"too-many-requests": 429,
	busy: 503,
	"read-only": 503,
};

/** A field that must be corrected: its place in what was sent, and what to do about it. */
export interface FieldProblem {
	path: (string | number)[];
	message: string;
	/** The same in a page's own words, where `message` is in those of its address. */
	plain?: string;
	/** Where the field is not of the body: the address's query, or a header. */
	in?: "query" | "header";
}

export class Problem extends Error {
	override name = "Problem";
	readonly kind: ProblemKind;
	readonly fields: FieldProblem[];
	/** Seconds to wait before it is worth another try, where that is known. */
	readonly retryAfter: number | undefined;

	constructor(kind: ProblemKind, message: string, fields: FieldProblem[] = [], retryAfter?: number) {
		super(message);
		this.kind = kind;
		this.fields = fields;
		this.retryAfter = retryAfter;
	}

	get status(): number {
		return PROBLEM_STATUS[this.kind];
	}
}
