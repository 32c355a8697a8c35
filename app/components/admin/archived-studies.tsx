import { Form, Link } from "@remix-run/react";
import { formatDay } from "#app/domain/format-date.ts";
import type { ArchivedEntry } from "#db/queries/archived-studies.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

/** What was archived, and the way back for each, with a reason. */
export function ArchivedStudies({ studies, older }: { studies: ArchivedEntry[]; older: number | undefined }) {
	if (studies.length === 0) return <p className="mt-2 text-muted">No study is archived.</p>;
	return (
		<>
			<ul className="mt-4 divide-y divide-line border-y border-line">
				{studies.map((study) => (
					<li key={study.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
						<div className="max-w-2xl">
							<p>{study.title}</p>
							<p className="text-sm text-muted">
								{study.slug}, {study.visibility} as version {study.version}, archived{" "}
								{formatDay(study.archivedAt)}
							</p>
						</div>
						<TakeBack study={study} />
					</li>
				))}
			</ul>
			{older !== undefined && (
				<p className="mt-4">
					<Link to={`?archived=${older}#archive`}>Archived before these</Link>
				</p>
			)}
		</>
	);
}

function TakeBack({ study }: { study: ArchivedEntry }) {
	return (
		<details>
			<summary className={buttonLook("plain", true)}>
				Take back…<span className="sr-only"> {study.title}</span>
			</summary>
			<Form method="post" className="mt-2 grid grid-cols-1 max-w-xs gap-2">
				<input type="hidden" name="slug" value={study.slug} />
				<input type="hidden" name="expectedVersion" value={study.version} />
				<label className="text-sm">
					Why
					<input name="reason" required maxLength={1000} className={`mt-0.5 ${INPUT_LOOK}`} />
				</label>
				<Button type="submit" small name="intent" value="take-back">
					Take back
				</Button>
			</Form>
		</details>
	);
}
