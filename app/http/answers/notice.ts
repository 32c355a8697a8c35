import { redirect } from "@remix-run/node";
import type { AppContext } from "../context.ts";

/** What the next page says once: "Saved as version 3." */
export interface Notice {
	kind: "done" | "problem";
	message: string;
	/** The form whose kept typing the browser may forget, since it is saved. */
	forget?: string;
}

/** Goes to another page, which then says what was done. */
export async function redirectWithNotice(
	{ cookies }: Pick<AppContext, "cookies">,
	address: string,
	message: string,
	{ kind = "done", forget }: { kind?: Notice["kind"]; forget?: string } = {},
) {
	const notice: Notice = { kind, message, ...(forget !== undefined && { forget }) };
	return redirect(address, { headers: { "Set-Cookie": await cookies.notice.serialize(notice) } });
}

/** The notice a request brings, and the header that removes it. */
export async function takeNotice({ cookies }: Pick<AppContext, "cookies">, request: Request) {
	const value: unknown = await cookies.notice.parse(request.headers.get("Cookie"));
	if (!isNotice(value)) return { notice: null, headers: new Headers() };
	const headers = new Headers({ "Set-Cookie": await cookies.notice.serialize("", { maxAge: 0 }) });
	return { notice: value, headers };
}

function isNotice(value: unknown): value is Notice {
	return (
		typeof value === "object" && value !== null && "message" in value && typeof value.message === "string"
	);
}
