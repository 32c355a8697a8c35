import * as z from "zod";
import type { Vault } from "#app/auth/vault.ts";
import { LOG_IN_WAYS, type LogInWay } from "#app/services/log-in.ts";
import {
	type CodeWay,
	hasSecondFactor,
	requireCode,
	WrongCode,
} from "#app/services/second-factor/check-code.ts";
import { type Credentials, findCredentialsOf } from "#db/queries/people.ts";
import type { AppContext } from "../context.ts";
import { tooManyWrong } from "./attempts.ts";
import { readBrowser } from "./known-browser.ts";

/** How long somebody may take to type a code, in milliseconds. */
const PATIENCE = 10 * 60 * 1000;

const begun = z.object({
	userId: z.int(),
	by: z.enum(LOG_IN_WAYS),
	until: z.number(),
	/** Of the password as it was: a new one ends what was begun with the old. */
	mark: z.string(),
	notice: z.string().optional(),
});

/** A log-in whose first step is done. It opens nothing; its cookie is signed. */
export type BegunLogIn = z.infer<typeof begun>;

const markOf = (vault: Vault, { id, passwordHash }: Credentials) =>
	vault.sign(`log-in ${id} ${passwordHash}`);

/** The cookie of somebody who is to give a code; undefined for whose log-in is done with the first step. */
export function secondStepCookie(
	{ store, vault, cookies }: AppContext,
	{ userId, by, notice }: { userId: number; by: LogInWay; notice?: string },
): Promise<string> | undefined {
	const account = findCredentialsOf(store, userId);
	if (!account || !hasSecondFactor(store, userId)) return undefined;
	const value: BegunLogIn = {
		...{ userId, by, until: Date.now() + PATIENCE, mark: markOf(vault, account) },
		...(notice !== undefined && { notice }),
	};
	return cookies.secondStep.serialize(value);
}

/**
 * Whose first step is done; undefined where it is nobody’s, was too long ago, or the password has changed or the second
 * factor was taken away since.
 */
export async function readFirstStep(
	{ store, vault, cookies }: AppContext,
	request: Request,
): Promise<BegunLogIn | undefined> {
	const parsed = begun.safeParse(await cookies.secondStep.parse(request.headers.get("Cookie")));
	if (!parsed.success || parsed.data.until < Date.now()) return undefined;
	const account = findCredentialsOf(store, parsed.data.userId);
	const holds = account && parsed.data.mark === markOf(vault, account) && hasSecondFactor(store, account.id);
	return holds ? parsed.data : undefined;
}

/**
 * Takes the code of somebody who logs in, within the limits for wrong ones, which are counted by the account, and from a
 * browser that it has logged in with by that browser.
 * @throws WrongCode; Problem `too-many-requests`
 */
export async function takeCode(
	context: AppContext,
	request: Request,
	{ userId, code }: { userId: number; code: string },
): Promise<CodeWay> {
	const browser = await readBrowser(context, request);
	const known = browser?.people.includes(userId) ? browser.id : undefined;
	return countingCodes(context, { codeOf: userId, ...(known !== undefined && { browser: known }) }, () =>
		requireCode(context.store, context.vault, userId, code),
	);
}

/** Runs what asks for a code; only wrong ones count. @throws Problem `too-many-requests` */
export async function countingCodes<T>(
	{ logInLimit, notes, clientAddress }: AppContext,
	attempt: { codeOf: number; browser?: string },
	run: () => T,
): Promise<T> {
	const note = (counts: string) =>
		notes.note({
			...{ action: "user.log-in-failed", actorId: null, userId: attempt.codeOf, counts },
			address: clientAddress,
		});
	const counted = await logInLimit.begin(attempt);
	if ("wait" in counted) {
		note("refused");
		throw tooManyWrong("Too many wrong codes.", counted.wait);
	}
	try {
		const result = run();
		await logInLimit.takeBack(attempt);
		return result;
	} catch (error) {
		if (error instanceof WrongCode) note("codes");
		else await logInLimit.takeBack(attempt);
		throw error;
	}
}
