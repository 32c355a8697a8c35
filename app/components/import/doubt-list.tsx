import { Link } from "@remix-run/react";
import { counted, formatWhole } from "#app/domain/format/format.ts";

interface DoubtListProps {
	doubts: {
		/** "2 uncertain matches, 1 warning" */
		line: string;
		studies: number;
		/** There are further studies, which are not counted. */
		more: boolean;
		/** The first of them. */
		list: { slug: string; messages: string[] }[];
	};
}

/** What an import concluded without being sure, by study. */
export function DoubtList({ doubts: { line, studies, more, list } }: DoubtListProps) {
	if (studies === 0) return null;
	return (
		<section aria-labelledby="doubts-heading" className="my-6 border-l-4 border-warning pl-4">
			<h2 id="doubts-heading">Not certain</h2>
			<p>
				{more
					? `In more than ${formatWhole(studies)} studies; of the first ones`
					: `In ${counted(studies, "study", "studies")}`}
				: {line}. Each study shows this at its figures until somebody confirms or corrects it there.
			</p>
			<details className="mt-2">
				<summary>Show them</summary>
				<ul className="mt-2 grid grid-cols-1 gap-3 text-sm">
					{list.map(({ slug, messages }) => (
						<li key={slug}>
							<Link to={`/studies/${slug}#doubts`}>studies/{slug}</Link>
							<ul className="ml-4 list-disc">
								{messages.map((message) => (
									<li key={message} className="break-words">
										{message}
									</li>
								))}
							</ul>
						</li>
					))}
				</ul>
				{studies > list.length && (
					<p className="mt-2 text-sm">
						and {more && "at least "}
						{counted(studies - list.length, "more study", "more studies")}
					</p>
				)}
			</details>
		</section>
	);
}
