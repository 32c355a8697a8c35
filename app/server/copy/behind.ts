import { newestEvent } from "#db/queries/audit-events.ts";
import type { FollowedStore } from "./followed-store.ts";
import { createMilestones } from "./milestones.ts";

/** How often the primary is asked how far it is, in milliseconds. */
const EVERY = 2000;
const PATIENCE = 2000;

/** How a copy stands to the server that it is a copy of. */
export interface Standing {
	/** For how many seconds the primary is known to have something that the copy still lacks; null where nobody knows. */
	behindSeconds: number | null;
	primary: "reached" | "not reached" | "not set";
}

export interface Behind {
	standing(): Standing;
	close(): void;
}

/**
 * Holds a copy against its primary, by the newest row of their audit logs, which every change adds to. As long as the
 * primary cannot be reached it can take in nothing either: what the copy had then is not further behind.
 */
export function watchBehind(followed: Pick<FollowedStore, "store">, primaryUrl: string | undefined): Behind {
	let primary: Standing["primary"] = primaryUrl === undefined ? "not set" : "not reached";
	const milestones = createMilestones();
	const behind = () => milestones.behind(newestEvent(followed.store));
	const ask = async (address: string) => {
		try {
			const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(PATIENCE) });
			const told = (await answer.json()) as { position?: unknown };
			if (typeof told.position !== "number") throw new Error("It does not say how far it is");
			primary = "reached";
			milestones.seen(told.position);
			// Forgets those that are reached, though nobody should ask for the standing.
			behind();
		} catch {
			primary = "not reached";
		}
	};
	if (primaryUrl !== undefined) void ask(primaryUrl);
	const timer = primaryUrl === undefined ? undefined : setInterval(() => void ask(primaryUrl), EVERY);
	timer?.unref();
	return {
		standing() {
			const milliseconds = behind();
			return { behindSeconds: milliseconds === null ? null : Math.ceil(milliseconds / 1000), primary };
		},
		close: () => clearInterval(timer),
	};
}
