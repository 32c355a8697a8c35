import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { InstanceForm } from "#app/components/admin/instance-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { expectedVersion } from "#app/domain/change-fields.ts";
import { MAX_LOGO } from "#app/domain/instance.ts";
import { instanceFields } from "#app/domain/instance-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { deliveredBytes, readDeliveredForm } from "#app/http/forms/delivered-form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { changeInstance, readInstance } from "#app/services/instance.ts";

const schema = instanceFields.extend({ expectedVersion });

export const handle: RouteHandle = { takesFile: true };

export const meta: MetaFunction = () => [{ title: "This library · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireAdministrator(context.viewer);
	return { instance: readInstance(context.store), maxLogo: MAX_LOGO };
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const delivered = await readDeliveredForm(request, context);
	const submission = parseWithZod(delivered.form, { schema });
	const typed = submission.payload as Record<string, string | undefined>;
	const refused = (errors: Record<string, string[]>, message: string | null, status: number) =>
		data({ typed, errors, message }, { status });
	if (submission.status !== "success")
		return refused(submission.error as Record<string, string[]>, null, 400);
	try {
		const removes = delivered.form.get("removeLogo") === "yes";
		const logo = delivered.upload ? await deliveredBytes(delivered) : removes ? null : undefined;
		changeInstance(context.store, user, { ...submission.value, ...(logo !== undefined && { logo }) });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const errors = error.fields.map(
			({ path, message }) => [path.join("."), [message]] satisfies [string, string[]],
		);
		return refused(Object.fromEntries(errors), errors.length > 0 ? null : error.message, error.status);
	}
	return redirectWithNotice(context, "/", "Saved. Readers see it now.");
});

export default function AboutThisLibrary() {
	const { instance, maxLogo } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<>
			<h1>This library</h1>
			<p className="mt-1 max-w-3xl">
				How the library introduces itself to readers, at the top and bottom of every page and on the front
				page. Fields left blank are not shown.
			</p>
			{answer?.message && <Notice kind="problem">{answer.message}</Notice>}
			<InstanceForm
				instance={instance}
				typed={answer?.typed}
				stale={Boolean(answer?.message)}
				errors={answer?.errors ?? {}}
				maxLogo={maxLogo}
			/>
		</>
	);
}
