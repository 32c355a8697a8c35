import type { Brought, Errand, FromWorker, Given, ToWorker } from "./messages.ts";

/** A worker's line to the process that started it. */
export interface ParentLink {
	/** Has the parent do something for all workers. */
	ask<Name extends Errand>(name: Name, given: Given<Name>): Promise<Brought<Name>>;
	/** Says that this worker has all it needs, and waits until the others have too. */
	prepared(): Promise<void>;
	onWakeImports(wake: () => void): void;
}

/**
 * Where the parent is lost the process ends, as every worker of `node:cluster` does; so nobody waits for an answer that
 * never comes.
 */
export function linkToParent(): ParentLink {
	const waiting = new Map<number, { resolve(brought: unknown): void; reject(error: Error): void }>();
	let last = 0;
	let wake = () => {};
	const { promise: allPrepared, resolve: listen } = Promise.withResolvers<void>();
	process.on("message", (message: ToWorker) => {
		if (message.kind === "listen") listen();
		else if (message.kind === "wake-imports") wake();
		else if (message.kind === "are-you-well") send({ kind: "well" });
		else if (message.kind === "brought") waiting.get(message.id)?.resolve(message.brought);
		else if (message.kind === "not-brought") waiting.get(message.id)?.reject(new Error(message.why));
		if ("id" in message) waiting.delete(message.id);
	});
	return {
		ask<Name extends Errand>(name: Name, given: Given<Name>) {
			const id = ++last;
			const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
			send({ kind: "errand", id, name, given });
			return answer as Promise<Brought<Name>>;
		},
		prepared() {
			send({ kind: "prepared" });
			return allPrepared;
		},
		onWakeImports(called) {
			wake = called;
		},
	};
}

/** Tells the parent why this worker cannot serve, and ends it. */
export function giveUp(why: string): void {
	process.send?.({ kind: "failed", why } satisfies FromWorker, () => process.exit(1));
}

/** A parent that was killed hears nothing any more, and this process ends in a moment. */
const send = (message: FromWorker) => process.send?.(message, () => {});
