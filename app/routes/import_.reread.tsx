import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted, formatWhole } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { readForm } from "#app/http/forms/form.ts";
import {
	changesAnything,
	previewRereadings,
	printRereading,
	startRereading,
} from "#app/services/imports/reread.ts";
import { countRereadable } from "#db/queries/reread.ts";

/** Studies that one page reads anew: each takes a moment. */
const PAGE = 20;
const TOLD = 30;

export const meta: MetaFunction = () => [{ title: "Read records again · Import · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	requireAdministrator(context.viewer);
	const after = wholeNumber(new URL(request.url).searchParams.get("after")) ?? 0;
	const page = previewRereadings(context.store, { after, limit: PAGE });
	return {
		total: countRereadable(context.store),
		looked: page.length,
		studies: page.filter(changesAnything).map((study) => ({
			...{ slug: study.slug, title: study.title, line: printRereading(study) },
			changes: study.changes.slice(0, TOLD),
			more: Math.max(0, study.changes.length - TOLD),
		})),
		next: page.length === PAGE ? page.at(-1)?.studyId : undefined,
		/** Whether there are studies before or after those of this page. */
		isPart: after > 0 || page.length === PAGE,
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireAdministrator(context.viewer);
	try {
		if ((await readForm(request)).get("sure") !== "yes")
			throw new Problem("invalid", "Tick that the studies may be changed, then apply it.");
		const id = startRereading(context.store, { ...actor, kind: "user" });
		if (id === undefined) throw new Problem("invalid", "No study here came from a registry record.");
		context.imports.wake();
		return redirect(`/import/${id}`);
	} catch (error) {
		if (!(error instanceof Problem) || error.kind === "forbidden") throw error;
		return data({ refused: error.message }, { status: error.status });
	}
});

export default function Reread() {
	const { total, looked, studies, next, isPart } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<>
			<p>
				<Link to="/import">Import</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1>Read records again</h1>
			<p className="mt-1 max-w-3xl">
				{counted(total, "study", "studies")} came from registry records, and each record was kept. Here is
				what would change if the records were read again with today’s version of the program. What people
				edited stays as it is.
			</p>
			{(studies.length > 0 || isPart) && (
				<Form method="post" className="no-print mt-4 grid grid-cols-1 gap-3">
					<label className="flex items-baseline gap-2">
						<input type="checkbox" name="sure" value="yes" required />
						Read {total === 1 ? "it" : `all ${formatWhole(total)}`} again, and save what changes as new
						versions
					</label>
					<div>
						<Button type="submit" look="primary">
							Apply
						</Button>
					</div>
				</Form>
			)}
			<h2 className="mt-8">
				{isPart
					? `${studies.length} of the ${looked} on this page would change`
					: studies.length === 0
						? "Nothing would change"
						: `${studies.length} of ${looked} would change`}
			</h2>
			<ul className="mt-3 divide-y divide-line border-y border-line">
				{studies.map((study) => (
					<li key={study.slug} className="py-3">
						<p>
							<Link to={`/studies/${study.slug}`}>{study.title}</Link>: {study.line}
						</p>
						{study.changes.length > 0 && (
							<details className="mt-1 text-sm">
								<summary>Show the changes</summary>
								<ul className="mt-1 ml-4 list-disc">
									{study.changes.map((change, index) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: two changes may read alike, and none moves
										<li key={index} className="break-words">
											{change}
										</li>
									))}
								</ul>
								{study.more > 0 && <p>and {formatWhole(study.more)} more</p>}
							</details>
						)}
					</li>
				))}
			</ul>
			{next !== undefined && (
				<p className="mt-4">
					<Link to={`?after=${next}`}>More studies</Link>
				</p>
			)}
		</>
	);
}
