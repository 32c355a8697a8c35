import { redirect } from "@remix-run/node";
import { startSession } from "#app/auth/sessions.ts";
import type { AppContext } from "./context.ts";

/** Begins a session and goes on to the page wanted. */
export async function logInAs(
	{ store, cookies }: Pick<AppContext, "store" | "cookies">,
	request: Request,
	userId: number,
	address: string,
) {
	const token = startSession(store, userId, request.headers.get("User-Agent") ?? "");
	return redirect(address, { headers: { "Set-Cookie": await cookies.session.serialize(token) } });
}
