import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answering } from "#app/http/answers/answering.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { logOut } from "#app/services/log-in.ts";
import { identityOf } from "#db/queries/identities.ts";

export const handle: RouteHandle = { beforeSecondFactor: true };

export const loader = answering(() => redirect("/"));

/** What a browser keeps of somebody's pages and typing; its cookies stay, for one of them makes it known. */
const CLEARED = '"cache", "storage"';

export const action = answering(async ({ context }: ActionFunctionArgs) => {
	const { viewer, sessionHash, store, cookies, settings } = context;
	if (viewer.kind === "user" && sessionHash) logOut(store, viewer.id, sessionHash);
	const ended = await cookies.session.serialize("", { maxAge: 0 });
	const { openId } = settings;
	const isLinked = openId && viewer.kind === "user" && identityOf(store, viewer.id, openId.issuer);
	return redirect(isLinked ? "/login?left" : "/", {
		headers: { "Set-Cookie": ended, "Clear-Site-Data": CLEARED },
	});
});

export default function LogOut() {
	return null;
}
