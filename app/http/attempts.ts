import { Problem } from "#app/domain/problem.ts";
import type { AppContext } from "./context.ts";

/**
 * Counts an attempt to give a password, before it is looked at.
 * @throws Problem `too-many-requests`, with how long to wait, when there were too many wrong ones under a key
 */
export async function beginAttempt(
	{ logInLimit }: Pick<AppContext, "logInLimit">,
	keys: string[],
	reason: string,
): Promise<void> {
	const wait = await logInLimit.begin(keys);
	if (wait === 0) return;
	const minutes = Math.ceil(wait / 60);
	throw new Problem(
		"too-many-requests",
		`${reason} Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`,
		[],
		wait,
	);
}
