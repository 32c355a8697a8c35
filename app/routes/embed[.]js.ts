import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { HOST_SCRIPT } from "#app/http/embeds/host-script.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

/** The script of the pages around embedded figures; where nothing may be embedded, there is none. */
export const loader = answeringMachines(({ context }: LoaderFunctionArgs) => {
	const { headers } = authoriseReader({ ...context, viewer: ANONYMOUS });
	return new Response(HOST_SCRIPT, {
		headers: {
			...headers,
			"Content-Type": "text/javascript; charset=utf-8",
			"Cross-Origin-Resource-Policy": "cross-origin",
		},
	});
});
