import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { timelineAt } from "#app/http/topics/timeline-at.ts";

/** A timeline stands on its topic's page; this is the address that its files, frame and citation begin with. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { page, headers } = timelineAt(asked);
	return redirect(page, { headers });
});
