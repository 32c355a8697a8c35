/**
 * What can go wrong with a request, as the person who made it must hear it. A closed set: each kind becomes a
 * status, a page and a problem document (RFC 9457) in one place each.
 */
export const PROBLEM_TYPES = {
	invalid: {
		...{ status: 400, title: "The request needs correcting" },
		about:
			"Something in the request or its address could not be read. The answer names each error, where it is and what to do about it; correct them and send the request again.",
	},
	unauthenticated: {
		...{ status: 401, title: "Log in first" },
		about:
			"The address is for people with an account here, and the request brought none: no session, or a token that is unknown, expired or revoked. Log in, or make a token on the account page.",
	},
	forbidden: {
		...{ status: 403, title: "Not allowed" },
		about: "The account is known, but its role, or the scope of its token, does not include this.",
	},
	"not-found": {
		...{ status: 404, title: "Not found" },
		about:
			"There is nothing at this address, or it is not public. The answer does not say which, so that nobody learns of drafts.",
	},
	"wrong-method": {
		...{ status: 405, title: "Wrong method" },
		about: "The address exists, but does not accept this method; the header Allow names those it does.",
	},
	"too-slow": {
		...{ status: 408, title: "Too slow" },
		about: "The body came in too slowly, or stopped coming. Nothing was changed; send it again.",
	},
	stale: {
		...{ status: 409, title: "Changed in the meantime" },
		about:
			"Somebody saved the same study or synthesis since you opened it. Nothing of yours is stored yet; a page shows both texts, and lets you choose.",
	},
	gone: {
		...{ status: 410, title: "Withdrawn" },
		about:
			"What stood at this address was taken back; the answer says when and why. Addresses of versions stay, so that whoever cited one learns this.",
	},
	"precondition-failed": {
		...{ status: 412, title: "Changed in the meantime" },
		about:
			"If-Match names a version other than the one stored: somebody has saved since. Read it again, make your change in it, and send that.",
	},
	"too-large": {
		...{ status: 413, title: "Too large" },
		about: "What was sent, or asked for, is larger than one request may be. Send it in parts.",
	},
	"unsupported-type": {
		...{ status: 415, title: "Unsupported content type" },
		about: "The address does not read what Content-Type names; the answer says what it reads.",
	},
	"precondition-required": {
		...{ status: 428, title: "If-Match is missing" },
		about:
			"A change says in If-Match which version it was made from, so that nobody’s work is overwritten unseen. Reading the study gives that as its entity tag.",
	},
	"too-many-requests": {
		...{ status: 429, title: "Too many requests" },
		about:
			"More requests came from one address within a minute than are answered. Retry-After says how many seconds to wait.",
	},
	busy: {
		...{ status: 503, title: "Busy" },
		about:
			"Nothing was changed, because the database or the server cannot take it at the moment. Where it is known when it can, Retry-After says so.",
	},
	"read-only": {
		...{ status: 503, title: "Read only here" },
		about:
			"This server is a copy that takes no changes. Nothing was changed; the answer names the server that takes them, where one is known.",
	},
	failure: {
		...{ status: 500, title: "Something went wrong here" },
		about:
			"A fault of the program, or of the machine it runs on. The answer’s instance is the id under which the log tells what happened; whoever runs the server can look it up.",
	},
} as const satisfies Record<string, ProblemType>;

/** What a kind of problem is called, which status it has, and what to do about it, as its page says. */
interface ProblemType {
	status: number;
	title: string;
	about: string;
}

/** What a request can be answered with on purpose; a failure is what nobody foresaw. */
export type ProblemKind = Exclude<keyof typeof PROBLEM_TYPES, "failure">;

/** The address of a kind's page, which is the `type` of problem documents. */
export const problemAddress = (kind: keyof typeof PROBLEM_TYPES) => `/problems/${kind}`;

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
		return PROBLEM_TYPES[this.kind].status;
	}
}
