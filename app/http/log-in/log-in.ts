import { redirect } from "@remix-run/node";
import { networkOf } from "#app/auth/network-of.ts";
import { accountKey } from "#app/domain/accounts/account-fields.ts";
import { findAccount, isPasswordOf, type LogInWay, logOut, openSession } from "#app/services/log-in.ts";
import type { CodeWay } from "#app/services/second-factor/check-code.ts";
import type { AppContext } from "../context.ts";
import { tooManyWrong } from "./attempts.ts";
import { browserCookie, readBrowser } from "./known-browser.ts";
import { secondStepCookie } from "./second-step.ts";

const TOO_MANY =
	"Too many wrong passwords for this account, or from where you are. A browser that has logged in to the account before can still do so, and an administrator can make a link that sets a new password.";

/**
 * Tries a password, within the limits for wrong ones.
 * @returns whose it is; undefined when it is nobody's
 * @throws Problem `too-many-requests` with how long to wait; `busy` when too many passwords wait to be checked
 */
export async function tryPassword(
	context: AppContext,
	request: Request,
	{ email, password }: { email: string; password: string },
): Promise<{ id: number; name: string; email: string } | undefined> {
	const { store, logInLimit, clientAddress: address } = context;
	const account = findAccount(store, email);
	const browser = await readBrowser(context, request);
	const isKnown = account !== undefined && browser?.people.includes(account.id);
	const attempt = { account: accountKey(email), address, ...(isKnown && { browser: browser?.id }) };
	const begun = await logInLimit.begin(attempt);
	if ("wait" in begun) {
		noteFailure(context, account?.id, "refused");
		throw tooManyWrong(TOO_MANY, begun.wait);
	}
	let isRight: boolean;
	try {
		isRight = await isPasswordOf(account, password, isKnown ? "known" : { stranger: networkOf(address) });
	} catch (error) {
		// What was not looked at does not count.
		await logInLimit.takeBack(attempt);
		throw error;
	}
	if (isRight) {
		await logInLimit.takeBack(attempt);
		await logInLimit.noteSuccess(attempt);
		return account;
	}
	noteFailure(context, account?.id, "wrong");
	if (begun.waitIfWrong > 0) throw tooManyWrong(TOO_MANY, begun.waitIfWrong);
	return undefined;
}

function noteFailure(
	{ notes, log, requestId, clientAddress }: AppContext,
	userId: number | undefined,
	counts: "wrong" | "refused",
) {
	log.warn({ id: requestId, account: userId ?? null, password: counts }, "log-in failed");
	const whose = userId === undefined ? { detail: { unknown: true } } : { userId };
	notes.note({ action: "user.log-in-failed", actorId: null, ...whose, counts, address: clientAddress });
}

/** Somebody who has shown who they are, by what, where they want to go, and what the page there is to say. */
export interface ComingIn {
	userId: number;
	by: LogInWay;
	address: string;
	notice?: string;
}

/** Goes on to the page wanted with a session, or first to the one that asks for a code. */
export async function logInAs(context: AppContext, request: Request, coming: ComingIn) {
	const secondStep = await secondStepCookie(context, coming);
	if (secondStep === undefined) return openSessionAs(context, request, coming);
	const query = new URLSearchParams({ returnTo: coming.address });
	return redirect(`/login/code?${query}`, { headers: { "Set-Cookie": secondStep } });
}

/**
 * Begins a session, makes the browser known, and goes on to the page wanted, which may say something.
 * @param and what was asked for besides what they came in by
 */
export async function openSessionAs(
	context: AppContext,
	request: Request,
	{ userId, by, address, notice }: ComingIn,
	and?: CodeWay,
) {
	const { store, cookies, settings, viewer, sessionHash } = context;
	const browser = await readBrowser(context, request);
	// The browser forgets the session it has, and nobody could end it but from the list of them.
	if (viewer.kind === "user" && sessionHash) logOut(store, viewer.id, sessionHash);
	const token = openSession(store, userId, {
		...{ userAgent: request.headers.get("User-Agent") ?? "", length: settings.session, by, and },
		isNewBrowser: !browser?.people.includes(userId),
	});
	const headers = new Headers();
	headers.append("Set-Cookie", await cookies.session.serialize(token));
	headers.append("Set-Cookie", await browserCookie(context, browser, userId));
	if (and !== undefined) headers.append("Set-Cookie", await cookies.secondStep.serialize("", { maxAge: 0 }));
	if (notice)
		headers.append("Set-Cookie", await cookies.notice.serialize({ kind: "problem", message: notice }));
	return redirect(address, { headers });
}
