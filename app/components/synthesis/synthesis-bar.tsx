import { Link } from "@remix-run/react";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { WithReason } from "../study/editor-bar.tsx";
import { buttonLook } from "../ui/button.tsx";

interface SynthesisBarProps {
	slug: string;
	version: number;
	visibility: Visibility;
	findings: { level: string; message: string }[];
	/** Studies changed since the last save. */
	newer: boolean;
	/** Formulas did. */
	recomputed: boolean;
}

/** What an editor can do with a synthesis, and what they should know that readers do not. */
export function SynthesisBar({ slug, version, visibility, findings, newer, recomputed }: SynthesisBarProps) {
	const published = visibility === "published";
	return (
		<div className="no-print mb-6 border border-line bg-raised px-4 py-3">
			<div className="flex flex-wrap items-start gap-x-4 gap-y-2">
				<p className="mr-auto">
					<strong className="font-semibold">{published ? "Published" : "Draft"}</strong>, version {version}
					{!published && ". Only researchers of this server see it."}
				</p>
				<Link to={`/syntheses/${slug}/edit`} className={buttonLook("primary", true)}>
					Edit
				</Link>
				{(newer || recomputed) && (
					<WithReason
						intent="accept"
						label={newer ? "Accept newer versions" : "Accept the new figures"}
						hint={
							newer
								? "The studies as they stand become what this synthesis was last edited with."
								: "The figures as they are computed now become those it was last edited with."
						}
						version={version}
					/>
				)}
				<WithReason
					intent={published ? "withdraw" : "publish"}
					label={published ? "Withdraw" : "Publish"}
					hint={
						published
							? "A withdrawn synthesis becomes a draft again: readers do not see it. Anyone who follows a citation of it sees your name, the date and your reason."
							: "Everybody who may read sees it from then on."
					}
					version={version}
				/>
				<WithReason
					intent="archive"
					label="Archive"
					hint="It disappears from the list for everyone. Its versions are kept. Anyone who follows a citation of it sees your name, the date and your reason."
					version={version}
				/>
			</div>
			{findings.length > 0 && (
				<details className="mt-2" open={findings.some(({ level }) => level === "error") || undefined}>
					<summary className="w-fit text-sm">What the checks noticed ({findings.length})</summary>
					<ul className="mt-1 list-disc pl-5 text-sm">
						{findings.map(({ level, message }) => (
							<li key={message}>
								<strong className="font-semibold">
									{level === "error" ? "Error" : level === "warning" ? "Warning" : "Remark"}:
								</strong>{" "}
								{message}
							</li>
						))}
					</ul>
				</details>
			)}
		</div>
	);
}
