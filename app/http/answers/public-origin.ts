import type { AppContext } from "../context.ts";

/** Where this site is to be found, without a slash at the end: as its administrator says, or as it was asked. */
export function publicOrigin({
	request,
	context,
}: {
	request: Request;
	context: Pick<AppContext, "settings">;
}): string {
	return context.settings.publicUrl ?? new URL(request.url).origin;
}
