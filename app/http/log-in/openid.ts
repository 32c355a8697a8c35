import * as z from "zod";
import type { Vault } from "#app/auth/vault.ts";
import { Problem } from "#app/domain/problem.ts";
import type { OpenIdSettings } from "#app/services/openid/discover.ts";
import type { OpenIdCheck } from "#app/services/openid/provider.ts";
import { redirectWithNotice } from "../answers/notice.ts";
import type { AppContext } from "../context.ts";

/** How long somebody may take at the provider, in milliseconds. */
const PATIENCE = 10 * 60 * 1000;
/** What browsers keep of one cookie, in bytes. */
const LONGEST_COOKIE = 4000;

const purpose = z.discriminatedUnion("to", [
	z.object({ to: z.literal("log-in"), returnTo: z.string() }),
	z.object({ to: z.literal("join"), invitation: z.string() }),
	z.object({ to: z.literal("link"), userId: z.int() }),
]);

/** What somebody logs in at the provider for. */
export type OpenIdPurpose = z.infer<typeof purpose>;

const begun = z.object({
	purpose,
	until: z.number(),
	check: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
});

/** @throws Problem `not-found` where this server knows no provider */
export function requireOpenId({ settings }: Pick<AppContext, "settings">): OpenIdSettings {
	if (settings.openId) return settings.openId;
	throw new Problem("not-found", "People log in to this server by password alone.");
}

/**
 * The cookie of a browser that is sent to the provider; sealed, since it may hold an invitation. Where the address to lead
 * back to is too long for one, it leads to the page without its query.
 */
export async function openIdCookie(
	{ cookies, vault }: AppContext,
	{ purpose, check }: { purpose: OpenIdPurpose; check: OpenIdCheck },
): Promise<string> {
	const cookieFor = (to: OpenIdPurpose) =>
		cookies.openId.serialize(
			vault.seal(JSON.stringify({ purpose: to, check, until: Date.now() + PATIENCE })),
		);
	const cookie = await cookieFor(purpose);
	if (purpose.to !== "log-in" || cookie.length <= LONGEST_COOKIE) return cookie;
	const [page = "/"] = purpose.returnTo.split("?");
	const shorter = await cookieFor({ ...purpose, returnTo: page });
	return shorter.length <= LONGEST_COOKIE ? shorter : cookieFor({ ...purpose, returnTo: "/" });
}

/** Says on a page of ours what went wrong at the provider, and has the browser begin anew. @throws what is no Problem */
export async function refuseOpenId(context: AppContext, error: unknown): Promise<Response> {
	if (!(error instanceof Problem)) throw error;
	const { log, requestId, viewer, cookies } = context;
	log.warn({ id: requestId, err: error.cause ?? error.kind }, "log-in with OpenID failed");
	const address = viewer.kind === "user" ? "/account" : "/login";
	const refused = await redirectWithNotice(context, address, error.message, { kind: "problem" });
	refused.headers.append("Set-Cookie", await cookies.openId.serialize("", { maxAge: 0 }));
	return refused;
}

/** What this browser was sent to the provider for; undefined where it was not, or too long ago. */
export async function readOpenIdCookie(
	{ cookies, vault }: AppContext,
	request: Request,
): Promise<{ purpose: OpenIdPurpose; check: OpenIdCheck } | undefined> {
	return unsealed(vault, await cookies.openId.parse(request.headers.get("Cookie")), begun);
}

/** What was sealed here, has this form, and is not too old. */
function unsealed<T extends { until: number }>(
	vault: Vault,
	sealed: unknown,
	schema: z.ZodType<T>,
): T | undefined {
	const text = typeof sealed === "string" ? vault.open(sealed) : undefined;
	// Sealed for something else, it may be no JSON.
	if (!text?.startsWith("{")) return undefined;
	const { data } = schema.safeParse(JSON.parse(text));
	return data && data.until > Date.now() ? data : undefined;
}

const linking = z.object({ link: z.int(), until: z.number() });

/** A word in the address by which somebody, who has given their password, goes on to link their account. */
export const linkKey = ({ vault }: AppContext, userId: number): string =>
	vault.seal(JSON.stringify({ link: userId, until: Date.now() + PATIENCE }));

/** Whether it is this person’s word, and not too old: another site cannot have somebody link its own account. */
export function isLinkKey({ vault }: AppContext, key: string, userId: number): boolean {
	return unsealed(vault, key, linking)?.link === userId;
}
