import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/auth/permissions.ts";
import { Problem } from "#app/domain/problem.ts";
import { safeReturnTo } from "#app/http/addresses/return-to.ts";
import { answering } from "#app/http/answers/answering.ts";
import { NOT_KEPT, unkeptHeaders } from "#app/http/answers/cache-control.ts";
import type { AppContext } from "#app/http/context.ts";
import {
	isLinkKey,
	type OpenIdPurpose,
	openIdCookie,
	refuseOpenId,
	requireOpenId,
} from "#app/http/log-in/openid.ts";
import { beginAt } from "#app/services/openid/provider.ts";

export const headers = unkeptHeaders;

/** Sends somebody to the provider. A link, since a form may not lead to another site. */
export const loader = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const settings = requireOpenId(context);
	try {
		const purpose = purposeOf(context, new URL(request.url).searchParams);
		const { address, check } = await beginAt(settings);
		const cookie = await openIdCookie(context, { purpose, check });
		return redirect(address, { headers: { ...NOT_KEPT, "Set-Cookie": cookie } });
	} catch (error) {
		return refuseOpenId(context, error);
	}
});

function purposeOf(context: AppContext, query: URLSearchParams): OpenIdPurpose {
	const [invitation, key] = [query.get("invitation"), query.get("link")];
	if (invitation !== null) return { to: "join", invitation: invitation.slice(0, 100) };
	if (key === null) return { to: "log-in", returnTo: safeReturnTo(query.get("returnTo")) };
	const user = requireUser(context.viewer);
	if (!isLinkKey(context, key, user.id))
		throw new Problem("forbidden", "That took too long. Begin again on your account page.");
	return { to: "link", userId: user.id };
}

/** A page, so that a refusal is shown as one; all else leads on. */
export default function LogInWithOpenId() {
	return null;
}
