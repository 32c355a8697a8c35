import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { confirmPassword, WrongPassword } from "#app/services/log-in.ts";
import type { AppContext } from "../context.ts";

/**
 * Runs what asks somebody who is logged in for their password once more. Only a wrong password counts.
 * @throws Problem `too-many-requests`, with how long to wait, when there were too many
 */
export async function asksPassword<T>(
	{ logInLimit }: Pick<AppContext, "logInLimit">,
	user: User,
	run: () => Promise<T>,
): Promise<T> {
	const attempt = { userId: user.id };
	const begun = await logInLimit.begin(attempt);
	if ("wait" in begun) throw tooManyWrong("Too many wrong passwords.", begun.wait);
	try {
		const result = await run();
		await logInLimit.takeBack(attempt);
		return result;
	} catch (error) {
		if (!(error instanceof WrongPassword)) await logInLimit.takeBack(attempt);
		throw error;
	}
}

/**
 * Has somebody who is logged in give their password once more.
 * @throws WrongPassword at the field; Problem `too-many-requests`, `busy`
 */
export async function requireOwnPassword(
	context: Pick<AppContext, "logInLimit" | "store">,
	user: User,
	given: { password: string; field: string },
): Promise<void> {
	await asksPassword(context, user, () => confirmPassword(context.store, user, given));
}

/** @param wait seconds */
export function tooManyWrong(reason: string, wait: number): Problem {
	const minutes = Math.ceil(wait / 60);
	const waiting = `Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`;
	return new Problem("too-many-requests", `${reason} ${waiting}`, [], wait);
}
