import { Form, Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { ChangeList } from "./change-list.tsx";
import { VersionTable } from "./version-table.tsx";

interface HistoryPageProps extends ComponentProps<typeof VersionTable> {
	/** What the versions are of, and its address. */
	name: string;
	address: string;
	/** The version that stands. */
	current: number;
	changes: ComponentProps<typeof ChangeList>["changes"];
	visibility: { before: Visibility; after: Visibility };
	editor: boolean;
	/** Why the last attempt to restore a version was refused. */
	refused?: string | undefined;
}

/** The versions of a study or a synthesis, what changed between two of them, and the way to restore one. */
export function HistoryPage(view: HistoryPageProps) {
	return (
		<div className="grid grid-cols-1 gap-8">
			<header>
				<p>
					<Link to={view.address}>{view.name}</Link>
				</p>
				<h1>History</h1>
			</header>
			{view.refused && <Notice kind="problem">{view.refused}</Notice>}
			<VersionTable {...view} />
			<section aria-labelledby="changes">
				<h2 id="changes">
					{view.from === view.to
						? `Version ${view.to}`
						: `What changed from version ${view.from} to ${view.to}`}
				</h2>
				{view.versions.length === 1 ? (
					<p className="mt-2 text-muted">
						This is the only version so far, so there is nothing to compare it with.
					</p>
				) : (
					<ChangeList changes={view.changes} visibility={view.visibility} />
				)}
			</section>
			{view.editor && view.to !== view.current && (
				<Form method="post" className="flex max-w-2xl flex-wrap items-end gap-3 border-t border-line pt-4">
					<input type="hidden" name="version" value={view.to} />
					<input type="hidden" name="expectedVersion" value={view.current} />
					<label className="min-w-60 flex-1 text-sm font-medium">
						Why version {view.to} should stand again
						<input name="reason" required maxLength={1000} className={`mt-0.5 font-normal ${INPUT_LOOK}`} />
					</label>
					<Button type="submit">Restore version {view.to}</Button>
				</Form>
			)}
		</div>
	);
}
