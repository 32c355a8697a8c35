import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { requireOpenId } from "#app/http/log-in/openid.ts";
import { logOutAddress } from "#app/services/openid/provider.ts";

/** Sends somebody, who is logged out here, to where they log out of the provider. */
export const loader = answeringMachines(async ({ context }: LoaderFunctionArgs) => {
	const settings = requireOpenId(context);
	try {
		const address = await logOutAddress(settings);
		if (address !== undefined) return redirect(address);
		return redirectWithNotice(
			context,
			"/login",
			`${settings.label} has no page to log out. Go there yourself.`,
		);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return redirectWithNotice(context, "/login", error.message, { kind: "problem" });
	}
});
