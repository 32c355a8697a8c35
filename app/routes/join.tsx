import { useForm } from "@conform-to/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkForm } from "#app/components/link-form.tsx";
import { NewAccountFields } from "#app/components/new-account-fields.tsx";
import { buttonLook } from "#app/components/ui/button.tsx";
import { hidden, newPassword, personName } from "#app/domain/accounts/account-fields.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { answerLink } from "#app/http/log-in/answer-link.ts";
import { libraryName } from "#app/services/instance.ts";
import { acceptInvitation, requireInvitation } from "#app/services/invitations.ts";

const schema = z.object({ token: hidden, name: personName, password: newPassword });

export const meta: MetaFunction = () => [{ title: "Join · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const token = new URL(request.url).searchParams.get("token") ?? "";
	const invitation = requireInvitation(context.store, token);
	const library = libraryName(context.store);
	return { token, library, ...invitation, openId: context.settings.openId?.label ?? null };
});

export const action = answering((asked: LoaderFunctionArgs) =>
	answerLink(asked, schema, {
		...{ by: "invitation", address: "/" },
		use: ({ token, ...person }) => acceptInvitation(asked.context.store, token, person),
	}),
);

export default function Join() {
	const { token, library, email, role, openId } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const [form, fields] = useForm<z.input<typeof schema>>({ lastResult });
	return (
		<div className="max-w-md">
			<h1>Join {library}</h1>
			<p className="mt-2">
				You were invited as <strong>{role}</strong> with the address <strong>{email}</strong>.
			</p>
			{openId && (
				<p className="mt-6">
					<a
						href={`/login/openid?${new URLSearchParams({ invitation: token })}`}
						className={buttonLook("plain")}
					>
						Join with {openId}
					</a>
					<span className="mt-1 block text-sm text-muted">Or with a password for this library alone:</span>
				</p>
			)}
			<LinkForm form={form} token={token} act="Make the account">
				<NewAccountFields name={fields.name} password={fields.password} />
			</LinkForm>
		</div>
	);
}
