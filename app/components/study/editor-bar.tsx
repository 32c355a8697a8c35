import { Form, Link } from "@remix-run/react";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

interface EditorBarProps {
	slug: string;
	version: number;
	visibility: Visibility;
	/** What stands in the way of publishing. */
	errors: number;
}

/** What an editor can do with a study, above what readers see of it. */
export default function EditorBar({ slug, version, visibility, errors }: EditorBarProps) {
	const published = visibility === "published";
	return (
		<div className="no-print mb-6 flex flex-wrap items-start gap-x-4 gap-y-2 border border-line bg-raised px-4 py-3">
			<p className="mr-auto">
				<strong className="font-semibold">{published ? "Published" : "Draft"}</strong>, version {version}
				{!published && errors === 0 && ". Only researchers of this server see it."}
				{!published &&
					errors > 0 &&
					`. ${errors === 1 ? "One error stands" : `${errors} errors stand`} in the way of publishing.`}
			</p>
			<Link to={`/studies/${slug}/edit`} className={buttonLook("primary", true)}>
				Edit
			</Link>
			<Link to={`/studies/new?copy=${slug}`} className={buttonLook("plain", true)}>
				Copy<span className="sr-only"> as the start of another study</span>
			</Link>
			<WithReason
				intent={published ? "withdraw" : "publish"}
				label={published ? "Withdraw" : "Publish"}
				hint={
					published
						? "Withdrawn studies become drafts again: readers do not see them. Anyone who follows a citation sees your name, the date and your reason."
						: "Everybody who may read sees it from then on."
				}
				version={version}
			/>
			<WithReason
				intent="archive"
				label="Archive"
				hint="It disappears from the library for everyone. Its versions are kept, and an administrator can bring it back. Anyone who follows a citation sees your name, the date and your reason."
				version={version}
			/>
		</div>
	);
}

/** A button that asks for a reason before it does something. */
export function WithReason({
	intent,
	label,
	hint,
	version,
}: {
	intent: string;
	label: string;
	hint: string;
	version: number;
}) {
	return (
		<details>
			<summary className={buttonLook("plain", true)}>{label}…</summary>
			<Form method="post" className="mt-2 grid grid-cols-1 max-w-xs gap-2">
				<input type="hidden" name="intent" value={intent} />
				<input type="hidden" name="expectedVersion" value={version} />
				<p className="text-sm text-muted">{hint}</p>
				<label className="text-sm">
					Why
					<input name="reason" required maxLength={1000} className={`mt-0.5 ${INPUT_LOOK}`} />
				</label>
				<Button type="submit" small>
					{label}
				</Button>
			</Form>
		</details>
	);
}
