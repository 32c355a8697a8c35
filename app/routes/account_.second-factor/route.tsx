import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/auth/permissions.ts";
import { FactorInUse } from "#app/components/account/factor-in-use.tsx";
import { FactorSetUp } from "#app/components/account/factor-set-up.tsx";
import { RecoveryCodes } from "#app/components/account/recovery-codes.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { isRequiredOf } from "#app/domain/accounts/second-factor.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { fieldErrorsOf, parseForm } from "#app/http/forms/form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { hasPassword } from "#app/services/log-in.ts";
import { hasSecondFactor } from "#app/services/second-factor/check-code.ts";
import { secondFactorRequiredOf } from "#app/services/second-factor/require-of.ts";
import { countRecoveryCodes } from "#db/queries/second-factors.ts";
import { factorAction, performFactorAction, shownAgain } from "./answer.ts";

export const handle: RouteHandle = { beforeSecondFactor: true };

export const meta: MetaFunction = () => [{ title: "Second factor · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	const user = requireUser(context.viewer);
	return {
		isOn: hasSecondFactor(context.store, user.id),
		hasPassword: hasPassword(context.store, user),
		codesLeft: countRecoveryCodes(context.store, user.id),
		isRequired: isRequiredOf(secondFactorRequiredOf(context.store), user.role),
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireUser(context.viewer);
	const submission = await parseForm(request, factorAction);
	const intent = String(submission.payload.intent);
	const refused = (errors: Record<string, string[] | null>) => {
		const factor = intent === "confirm" ? shownAgain(context, user) : null;
		return data({ intent, errors, factor, codes: null, message: null }, { status: 400 });
	};
	if (submission.status !== "success") return refused(submission.error ?? {});
	try {
		const done = await performFactorAction(context, user, submission.value);
		if ("isOff" in done)
			return redirectWithNotice(context, "/account", "Your second factor is off: a password is enough.");
		const shown =
			"codes" in done ? { codes: done.codes, factor: null } : { codes: null, factor: done.factor };
		return data({ intent, errors: {}, message: null, ...shown });
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
});

export default function SecondFactor() {
	const { isOn, codesLeft, isRequired, hasPassword } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : {});
	return (
		<div className="max-w-2xl">
			<h1>Second factor</h1>
			<p className="mt-2">
				With a second factor, logging in requires a code besides the password: six digits that an app on your
				phone or computer shows, new ones every 30 seconds. Someone who knows only your password cannot log
				in. API tokens are not affected.
			</p>
			{isRequired && !isOn && (
				<div className="mt-4">
					<Notice kind="warning">
						An administrator asks for a second factor here. Set it up, and everything else is open to you
						again.
					</Notice>
				</div>
			)}
			{answer?.codes ? (
				<RecoveryCodes codes={answer.codes} />
			) : isOn ? (
				<FactorInUse hasPassword={hasPassword} codesLeft={codesLeft} errorsOf={errorsOf} />
			) : (
				<FactorSetUp hasPassword={hasPassword} factor={answer?.factor ?? null} errorsOf={errorsOf} />
			)}
			<p className="mt-8">
				<Link to="/account">Your account</Link>
			</p>
		</div>
	);
}
