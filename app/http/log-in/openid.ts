import * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import type { OpenIdCheck, OpenIdSettings } from "#app/services/openid/provider.ts";
import type { AppContext } from "../context.ts";

/** How long somebody may take at the provider, in milliseconds. */
const PATIENCE = 10 * 60 * 1000;

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

/** The cookie of a browser that is sent to the provider; sealed, since it may hold an invitation. */
export function openIdCookie(
	{ cookies, vault }: AppContext,
	begins: { purpose: OpenIdPurpose; check: OpenIdCheck },
): Promise<string> {
	return cookies.openId.serialize(vault.seal(JSON.stringify({ ...begins, until: Date.now() + PATIENCE })));
}

/** What this browser was sent to the provider for; undefined where it was not, or too long ago. */
export async function readOpenIdCookie(
	{ cookies, vault }: AppContext,
	request: Request,
): Promise<{ purpose: OpenIdPurpose; check: OpenIdCheck } | undefined> {
	const value: unknown = await cookies.openId.parse(request.headers.get("Cookie"));
	const text = typeof value === "string" ? vault.open(value) : undefined;
	const parsed = begun.safeParse(text === undefined ? undefined : JSON.parse(text));
	return parsed.success && parsed.data.until > Date.now() ? parsed.data : undefined;
}

const linking = z.object({ link: z.int(), until: z.number() });

/** A word in the address by which somebody, who has given their password, goes on to link their account. */
export const linkKey = ({ vault }: AppContext, userId: number): string =>
	vault.seal(JSON.stringify({ link: userId, until: Date.now() + PATIENCE }));

/** Whether it is this person’s word, and not too old: another site cannot have somebody link its own account. */
export function isLinkKey({ vault }: AppContext, key: string, userId: number): boolean {
	const text = vault.open(key);
	const parsed = linking.safeParse(text === undefined ? undefined : JSON.parse(text));
	return parsed.success && parsed.data.link === userId && parsed.data.until > Date.now();
}
