import { data, type LoaderFunctionArgs } from "@remix-run/node";
import type * as z from "zod";
import type { LogInWay } from "#app/services/log-in.ts";
import { fieldErrorsOf, parseForm } from "../forms/form.ts";
import { logInAs } from "./log-in.ts";

/**
 * Answers the form behind a link that was passed on to somebody: does what it is for, and logs them in.
 * @param use what the link is for; gives whose account it is
 */
export async function answerLink<Schema extends z.ZodType>(
	{ request, context }: LoaderFunctionArgs,
	schema: Schema,
	{ by, address, use }: { by: LogInWay; address: string; use(form: z.output<Schema>): Promise<number> },
) {
	const submission = await parseForm(request, schema);
	const refused = (fieldErrors = {}) =>
		data(submission.reply({ fieldErrors, hideFields: ["password"] }), { status: 400 });
	if (submission.status !== "success") return refused();
	let userId: number;
	try {
		userId = await use(submission.value);
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
	return logInAs(context, request, { userId, by, address });
}
