import type { ClientRateLimitInfo } from "express-rate-limit";
import type { BegunAttempt, CountedAttempt, LogInAttempt, RefusedAttempt } from "#app/http/context.ts";
import type { AuditNote } from "#app/services/audit-notes.ts";

/** What the parent does for all workers. What goes in and comes out is plain data, which a message carries. */
export interface Errands {
	beginLogIn(attempt: CountedAttempt): RefusedAttempt | BegunAttempt;
	takeBackLogIn(attempt: CountedAttempt): void;
	noteLogIn(attempt: LogInAttempt): void;
	countRequest(key: string): ClientRateLimitInfo | Promise<ClientRateLimitInfo>;
	enterUpload(userId: number): string | undefined;
	leaveUpload(userId: number): void;
	note(note: AuditNote): void;
	flushNotes(): void;
	wakeImports(): void;
	/** The metrics of all workers, in Prometheus's text format. */
	metrics(): Promise<string>;
}

export type Errand = keyof Errands;
export type Given<Name extends Errand> = Parameters<Errands[Name]>[0];
export type Brought<Name extends Errand> = Awaited<ReturnType<Errands[Name]>>;

export type FromWorker =
	| { kind: "prepared" }
	/** It cannot serve, and ends: in words for who starts the program. */
	| { kind: "failed"; why: string }
	| { kind: "errand"; id: number; name: Errand; given: unknown }
	/** The answer to `are-you-well`. */
	| { kind: "well" };

export type ToWorker =
	| { kind: "listen" }
	| { kind: "wake-imports" }
	| { kind: "are-you-well" }
	| { kind: "brought"; id: number; brought: unknown }
	| { kind: "not-brought"; id: number; why: string };

/** By this variable a worker knows its number, from 1. */
export const NUMBER = "EQUIPOISE_WORKER";
