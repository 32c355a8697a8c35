import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { refuseOpenId, requireOpenId } from "#app/http/log-in/openid.ts";
import { logOutAddress } from "#app/services/openid/provider.ts";

export const headers = unkeptHeaders;

/** Sends somebody, who is logged out here, to where they log out of the provider. */
export const loader = answering(async ({ context }: LoaderFunctionArgs) => {
	const settings = requireOpenId(context);
	try {
		const address = await logOutAddress(settings);
		if (address !== undefined) return redirect(address);
		throw new Problem("not-found", `${settings.label} has no page to log out. Go there yourself.`);
	} catch (error) {
		return refuseOpenId(context, error);
	}
});

/** A page, so that a refusal is shown as one; all else leads on. */
export default function LogOutOfOpenId() {
	return null;
}
