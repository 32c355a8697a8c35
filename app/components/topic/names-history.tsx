import { Form } from "@remix-run/react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Section } from "./section.tsx";

/** A version of what was agreed on a topic. */
export interface NamesVersion {
	version: number;
	document: { name: string; names: string[]; mergedInto?: string };
	reason: string;
	actor: string | null;
	at: string;
}

/** Who agreed on what and when, newest first, with what each changed and the way back to it. */
export function NamesHistory({
	versions,
	current,
	editor,
}: {
	versions: readonly NamesVersion[];
	current: number;
	editor: boolean;
}) {
	if (versions.length === 0) return null;
	return (
		<Section id="history" title="History">
			<ol className="divide-y divide-line border-y border-line">
				{versions.map((entry, place) => (
					<li key={entry.version} className="py-3">
						<p>
							<strong className="font-semibold">Version {entry.version}</strong>{" "}
							<span className="text-muted">
								{entry.at} · {entry.actor ?? "Equipoise"}: {entry.reason}
							</span>
						</p>
						{changesOf(entry, versions[place + 1]).map((line) => (
							<p key={line} className="text-sm break-words">
								{line}
							</p>
						))}
						{editor && entry.version !== current && entry.document.mergedInto === undefined && (
							<details className="no-print text-sm">
								<summary>Let it stand again</summary>
								<Form method="post" className="mt-2 flex max-w-2xl flex-wrap items-end gap-3">
									<input type="hidden" name="intent" value="restore" />
									<input type="hidden" name="version" value={entry.version} />
									<input type="hidden" name="expectedVersion" value={current} />
									<Field label="Why" name="reason" required maxLength={1000} className="min-w-60 flex-1" />
									<Button type="submit">Restore version {entry.version}</Button>
								</Form>
							</details>
						)}
					</li>
				))}
			</ol>
		</Section>
	);
}

function changesOf({ document }: NamesVersion, before: NamesVersion | undefined): string[] {
	if (document.mergedInto !== undefined) return [`Merged into ${document.mergedInto}`];
	const former = new Set(before?.document.names ?? []);
	const now = new Set(document.names);
	const added = document.names.filter((name) => !former.has(name));
	const removed = [...former].filter((name) => !now.has(name));
	return [
		before && before.document.name !== document.name
			? `Called ${document.name}, formerly ${before.document.name}`
			: !before && `Called ${document.name}`,
		added.length > 0 && `Added: ${added.join(", ")}`,
		removed.length > 0 && `Taken out: ${removed.join(", ")}`,
	].filter((line) => typeof line === "string");
}
