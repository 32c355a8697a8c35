import { Problem } from "#app/domain/problem.ts";
import { whyEasy } from "./easy-passwords.ts";

/**
 * Refuses a password that is easy to guess.
 * @param person whose it is to be: their own words are guessed first
 * @param field what the form calls it
 * @throws Problem `invalid` at the field
 */
export async function requireGoodPassword(
	password: string,
	{ name, email }: { name: string; email: string },
	field = "password",
): Promise<void> {
	const reason = await whyEasy(password, [name, email]);
	if (reason === undefined) return;
	const message = `This is too easy to guess: ${reason}. A few random words are good`;
	throw new Problem("invalid", `The password is refused. ${message}`, [{ path: [field], message }]);
}
