import { Part } from "../study/part.tsx";

/** How the studies differ, a sentence each; nothing where none says so. */
export function Heterogeneity({ sentences }: { sentences: readonly string[] }) {
	if (sentences.length === 0) return null;
	return (
		<Part id="heterogeneity" title="How the studies differ">
			<ul className="grid max-w-3xl grid-cols-1 list-disc gap-1.5 pl-5">
				{sentences.map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
		</Part>
	);
}
