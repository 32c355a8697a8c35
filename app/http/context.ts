import type { Cookie } from "@remix-run/node";
import type { Viewer } from "#app/auth/viewer.ts";
import type { Problem } from "#app/domain/problem.ts";
import type { Store } from "#db/store.ts";

/** Counts attempts and says how long to wait once there were too many. */
export interface AttemptLimit {
	/** Seconds to wait, or 0 when a further attempt is allowed. Does not count. */
	wait(keys: string[]): Promise<number>;
	/** Counts a failed attempt. */
	count(keys: string[]): Promise<void>;
	/** Forgets the failures of a key after a success. */
	forget(key: string): Promise<void>;
}

/** What every loader and action gets from the server beside the request. */
export interface AppContext {
	store: Store;
	viewer: Viewer;
	/** What the request's bearer token allows; absent where it came with a session or with nothing. */
	tokenScope?: "read" | "write";
	/** The SHA-256 of this request's session token, to tell one's own session from one's others. */
	sessionHash: string | null;
	settings: { publicReading: boolean; publicUrl: string | undefined; registryUrl: string };
	cookies: { session: Cookie; notice: Cookie };
	logInLimit: AttemptLimit;
	/** Where the request came from, for limits only; it is never stored or logged. */
	clientAddress: string;
	log: { error(detail: object, message: string): void };
	/** Names this request in the log and on error pages. */
	requestId: string;
	/** Allows this response's inline scripts. */
	nonce: string;
	/** The server refuses the request before any route sees it: body too large, foreign origin, too many. */
	refusal?: Problem;
}

declare module "@remix-run/node" {
	interface AppLoadContext extends AppContext {}
	interface Future {
		v3_singleFetch: true;
	}
}
