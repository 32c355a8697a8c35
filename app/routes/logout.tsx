import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/auth/sessions.ts";
import { answering } from "#app/http/answering.ts";

export const loader = answering(() => redirect("/"));

export const action = answering(async ({ context }: ActionFunctionArgs) => {
	const { viewer, sessionHash, store, cookies } = context;
	if (viewer.kind === "user" && sessionHash) endSession(store, viewer.id, sessionHash);
	return redirect("/", { headers: { "Set-Cookie": await cookies.session.serialize("", { maxAge: 0 }) } });
});

export default function LogOut() {
	return null;
}
