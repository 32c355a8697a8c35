import type { LoaderFunctionArgs } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { PUBLIC_CACHE_CONTROL } from "#app/http/answers/cache-control.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { readLogo } from "#app/services/instance.ts";

export const handle: RouteHandle = { beforeSecondFactor: true };

/** The logo of this library; the log-in page shows it too, so nobody has to be logged in. */
export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const logo = readLogo(context.store);
	if (!logo) throw new Problem("not-found", "This library has no logo.");
	// Its address names its bytes, so these never change there.
	const lasts = new URL(request.url).searchParams.get("v") === logo.hash;
	return new Response(new Uint8Array(logo.bytes), {
		headers: {
			"Content-Type": logo.type,
			"Cache-Control": lasts ? "public, max-age=31536000, immutable" : PUBLIC_CACHE_CONTROL,
		},
	});
});
