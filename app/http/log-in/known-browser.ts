import * as z from "zod";
import { newToken } from "#app/auth/tokens.ts";
import type { AppContext } from "../context.ts";

/** How many people’s browser one browser can be. */
const MOST_PEOPLE = 20;

const knownBrowser = z.object({
	/** Names the browser for limits, and nothing else. */
	id: z.string().max(100),
	/** Who has logged in with it, the latest first. */
	people: z.array(z.int()).max(MOST_PEOPLE),
});

/**
 * A browser that somebody has logged in with. It opens nothing; wrong passwords from it are counted by themselves, so
 * that whoever guesses an account elsewhere does not keep its owner out (decision 20).
 */
export type KnownBrowser = z.infer<typeof knownBrowser>;

type Context = Pick<AppContext, "cookies">;

/** @returns undefined for a browser that nobody has logged in with, and for a cookie that this server did not sign */
export async function readBrowser({ cookies }: Context, request: Request): Promise<KnownBrowser | undefined> {
	const parsed = knownBrowser.safeParse(await cookies.browser.parse(request.headers.get("Cookie")));
	return parsed.success ? parsed.data : undefined;
}

/** The cookie that makes a browser known as this person’s too. */
export function browserCookie(
	{ cookies }: Context,
	browser: KnownBrowser | undefined,
	userId: number,
): Promise<string> {
	const others = (browser?.people ?? []).filter((id) => id !== userId);
	const people = [userId, ...others].slice(0, MOST_PEOPLE);
	return cookies.browser.serialize({ id: browser?.id ?? newToken(), people } satisfies KnownBrowser);
}
