import type { LoaderFunctionArgs } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import type { AppContext } from "#app/http/context.ts";
import { logInAs } from "#app/http/log-in/log-in.ts";
import {
	type OpenIdPurpose,
	readOpenIdCookie,
	refuseOpenId,
	requireOpenId,
} from "#app/http/log-in/openid.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { accountOf, joinBy, linkWith } from "#app/services/openid/link.ts";
import { type Identity, identityFrom } from "#app/services/openid/provider.ts";
import { writeTurn } from "#db/write-turn.ts";

/** Each request is one to the provider. */
export const handle: RouteHandle = { computes: true };

export const headers = unkeptHeaders;

/** Where the provider leads people back to; whatever goes wrong is said on a page of ours. */
export const loader = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const settings = requireOpenId(context);
	try {
		const begun = await readOpenIdCookie(context, request);
		if (!begun)
			throw new Problem("invalid", "It took too long, or was begun in another browser. Begin again.");
		const identity = await identityFrom(settings, new URL(request.url).searchParams, begun.check);
		// Asked for by a link, and writes all the same.
		using _ = await writeTurn(context.store);
		const done = await goOn(context, request, { identity, purpose: begun.purpose });
		// An answer counts once.
		done.headers.append("Set-Cookie", await context.cookies.openId.serialize("", { maxAge: 0 }));
		return done;
	} catch (error) {
		return refuseOpenId(context, error);
	}
});

async function goOn(
	context: AppContext,
	request: Request,
	{ identity, purpose }: { identity: Identity; purpose: OpenIdPurpose },
) {
	const { store, viewer } = context;
	const by = "OpenID Connect";
	if (purpose.to === "join")
		return logInAs(context, request, {
			userId: joinBy(store, identity, purpose.invitation),
			by,
			address: "/",
		});
	if (purpose.to === "log-in") {
		const userId = accountOf(store, identity, requireOpenId(context));
		return logInAs(context, request, { userId, by, address: purpose.returnTo });
	}
	if (viewer.kind !== "user" || viewer.id !== purpose.userId)
		throw new Problem("forbidden", "You are not logged in any more. Log in, and begin again.");
	linkWith(store, viewer, identity);
	const said = `Your account is linked: you can log in with ${requireOpenId(context).label} too.`;
	return redirectWithNotice(context, "/account", said);
}

/** A page, so that a refusal is shown as one; all else leads on. */
export default function BackFromOpenId() {
	return null;
}
