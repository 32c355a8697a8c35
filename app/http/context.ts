import type { Cookie } from "@remix-run/node";
import type { SessionLength } from "#app/auth/sessions.ts";
import type { Vault } from "#app/auth/vault.ts";
import type { Viewer } from "#app/auth/viewer.ts";
import type { ProblemKind } from "#app/domain/problem.ts";
import type { Analyse } from "#app/services/analyse-rows.ts";
import type { AuditNote } from "#app/services/audit-notes.ts";
import type { Delivery, Received } from "#app/services/imports/receive-records.ts";
import type { OpenIdSettings } from "#app/services/openid/discover.ts";
import type { Store } from "#db/store.ts";

/** A password tried at the log-in. `browser` names one that has logged in to the account before. */
export interface LogInAttempt {
	account: string;
	address: string;
	browser?: string;
}

/** A password tried at the log-in, or by somebody who is logged in. */
export type PasswordAttempt = LogInAttempt | { userId: number };

/** Besides passwords: a code after one, and mails that are asked for, by whom they go to and by where they are asked for. */
export type CountedAttempt =
	| PasswordAttempt
	| { codeOf: number; browser?: string }
	| { mailTo: string }
	| { mailFrom: string };

/** What is there at once where one process serves, and comes from another process where several do. */
type Soon<T> = T | Promise<T>;

/** Limits wrong passwords and codes, and mails that strangers ask for. */
export interface LogInLimit {
	/** Counts an attempt as failed before it is made, so that many at once do not slip past the limit. */
	begin(attempt: CountedAttempt): Soon<RefusedAttempt | BegunAttempt>;
	/** Counts an attempt that was begun no longer: it succeeded, or nothing came of it. */
	takeBack(attempt: CountedAttempt): Soon<void>;
	/** Remembers that the account was logged in to from this address. */
	noteSuccess(attempt: LogInAttempt): Soon<void>;
}

export interface RefusedAttempt {
	/** Seconds until another attempt is let through. */
	wait: number;
}

export interface BegunAttempt {
	/** Seconds to wait, if the password is wrong: the address has failed more than its share. 0 if not. */
	waitIfWrong: number;
}

/** Notes what is no write by itself, for the audit log: wrong passwords, exports. */
export interface AuditNotes {
	note(note: AuditNote): void;
	/** Writes down what was noted so far, unless the database is locked: then it is tried again later. */
	flush(): Soon<void>;
}

/** A file that somebody sent, on disk for as long as the request lasts. */
export interface Upload {
	/** What the file is called where it comes from; may be empty. */
	name: string;
	size: number;
	/** Open for reading in any thread of this process. */
	descriptor: number;
}

/** A form that came with a file, taken in by the server. */
export interface DeliveredForm {
	form: FormData;
	/** Absent where no file was chosen. */
	upload?: Upload;
}

/** Works off the imports that are set to run, beside the server. */
export interface ImportRunner {
	/** Call it after an import was set to run. */
	wake(): void;
	/** Keeps the records of a file as an import, beside the server. Why not, is plain data as with a refusal. */
	receive(
		delivery: Delivery,
		content: Upload | { name: string; bytes: Uint8Array },
	): Promise<Received | Refusal>;
}

/** Sends mails that were written, beside the server. */
export interface Mailing {
	/** What links in mails begin with. */
	publicUrl: string;
	/** Call it after a mail was written that should not wait. */
	wake(): void;
}

/** Why a request is refused, whatever it asks for. */
export interface Refusal {
	kind: ProblemKind;
	message: string;
	/** Seconds to wait before it is worth another try, where that is known. */
	retryAfter?: number | undefined;
	/** The page to be led to, for whoever asks for another one. */
	instead?: string;
}

/** What every loader and action gets from the server beside the request. */
export interface AppContext {
	store: Store;
	viewer: Viewer;
	/** The SHA-256 of this request's session token, to tell one's own session from one's others. */
	sessionHash: string | null;
	settings: {
		publicReading: boolean;
		publicUrl: string | undefined;
		registryUrl: string;
		maxUpload: number;
		session: SessionLength;
		/** Absent where people log in by password alone. */
		openId: OpenIdSettings | undefined;
		/** Set where this server shows a copy and cannot write: where the one is that can, if that is known. */
		copyOf?: { primary: string | undefined };
	};
	cookies: Record<"session" | "notice" | "browser" | "secondStep" | "openId", Cookie>;
	logInLimit: LogInLimit;
	vault: Vault;
	/** Absent where the server sends no mail. */
	mail?: Mailing;
	notes: AuditNotes;
	imports: ImportRunner;
	/** Computes large analyses beside the server. */
	analyseBeside: Analyse;
	/** A form with a file, which the server took in before the route was asked; the request has no body then. */
	delivered?: DeliveredForm;
	/** Where the request came from, for limits and for counting different ones; it is never stored or logged. */
	clientAddress: string;
	log: Record<"error" | "warn", (detail: object, message: string) => void>;
	/** Names this request in the log and on error pages. */
	requestId: string;
	/** Headers of the answer, whichever way it is made: those of an action do not reach a page by themselves. */
	answerHeaders: Headers;
	/** Marks the inline scripts of the page while it is rendered, so that the policy can allow these and no others. */
	nonce: string;
	/**
	 * Gives what was read before under these words, as long as the database has not changed, else reads it. What the
	 * viewer may see belongs to the words; nobody may change what it gives.
	 */
	remember: <T extends object>(what: string, read: () => T) => T;
	/** The page's data is asked for, by its script, and not the page. */
	asData: boolean;
	/** What the page's figures are drawn from: set by its loader, and taken where the page is rendered. */
	drawn?: unknown;
	/** The page's HTML, once it is rendered. */
	rendered?: string;
	/** Whether the page is asked for by a posted form: its loaders run once the action has answered. */
	posted: boolean;
	/**
	 * The server refuses the request before any route acts on it: body too large, foreign origin, too many. Plain
	 * data, because the server and the built pages each have a Problem class of their own.
	 */
	refusal?: Refusal;
}

declare module "@remix-run/node" {
	interface AppLoadContext extends AppContext {}
	interface Future {
		v3_singleFetch: true;
	}
}
