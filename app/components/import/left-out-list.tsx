import { counted } from "#app/domain/format/format.ts";
import type { LeftOut } from "#app/domain/views/import/record-preview.ts";

/** What of the record has no place in the study, by the reason. */
export function LeftOutList({ leftOut, mapped }: { leftOut: LeftOut[]; mapped: number }) {
	const all = leftOut.reduce((sum, { count }) => sum + count, 0);
	if (all + mapped === 0) return null;
	return (
		<details className="border-t border-line pt-6">
			<summary>
				<h2 className="inline">Not stored: {counted(all, "value")}</h2>
			</summary>
			<p className="mt-2 text-sm text-muted">
				{counted(mapped, "value")} of the record {mapped === 1 ? "is" : "are"} stored in the study.
			</p>
			{leftOut.map(({ why, items, count }) => (
				<details key={why} className="mt-3">
					<summary>
						{why} ({counted(count, "value")})
					</summary>
					<ul className="mt-1 grid grid-cols-1 gap-1 pl-4 text-sm">
						{items.map(({ path, value }) => (
							<li key={path} className="break-words">
								<code className="text-muted">{path}</code>: {value}
							</li>
						))}
						{count > items.length && <li>and {counted(count - items.length, "more", "more")}</li>}
					</ul>
				</details>
			))}
		</details>
	);
}
