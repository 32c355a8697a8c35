import { ANONYMOUS } from "#app/auth/viewer.ts";
import type { Destination } from "../destination.ts";
import { READING, type Requester } from "../requester.ts";

const LOG_INS = ["/login", "/forgot", "/unsubscribe", "/join", "/setup", "/reset", "/account", "/admin"];

/** Who asks a copy: nobody it knows, and refused where the request would change something or asks who somebody is. */
export function onCopy(
	{
		method = "",
		path,
		headers,
	}: { method?: string; path: string; headers: { authorization?: string | undefined } },
	destination: Destination,
	primary: string | undefined,
): Requester {
	const reads = READING.has(method) || destination.handle.storesNothing;
	const asksWho =
		(destination.kind === "api" && headers.authorization !== undefined) ||
		LOG_INS.some(
			(address) => path === address || path === `${address}.data` || path.startsWith(`${address}/`),
		);
	if (reads && !asksWho) return { viewer: ANONYMOUS };
	const where = primary === undefined ? "the server it is a copy of" : primary;
	const message = `This server shows a copy that is only read. Log in and change things at ${where}`;
	return { viewer: ANONYMOUS, refusal: { kind: "read-only", message } };
}
