import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { counted } from "#app/domain/format/format.ts";

interface BesideProps {
	/** What is compared, in a sentence: "response". */
	topic: string;
	lacking: { slug: string; name: string; has: string }[];
	/** Names of studies with figures at other times alone. */
	outside: string[];
	/** Trials of the question that have no results, with where the library lists them. */
	withoutResults?:
		| {
				studies: number;
				more: boolean;
				href: string;
				/** Those of which a test is recorded, and nothing else. */
				onlyTested: { slug: string; name: string; shown: string }[];
		  }
		| undefined;
}

/** More than this folds. */
const FEW = 8;

/** What is missing from the figure, so that nobody takes it for all there is. */
export function Beside({ topic, lacking, outside, withoutResults }: BesideProps) {
	if (lacking.length === 0 && outside.length === 0 && !withoutResults) return null;
	return (
		<section aria-labelledby="missing" className="grid grid-cols-1 gap-2 text-sm">
			<h2 id="missing" className="text-base">
				Not in the figure
			</h2>
			{lacking.length > 0 && <Lacking topic={topic} lacking={lacking} />}
			{outside.length > 0 && <p>Nothing within the time asked for: {outside.join(", ")}.</p>}
			{withoutResults && (
				<p>
					<Link to={withoutResults.href}>
						{withoutResults.more ? "More than " : ""}
						{counted(withoutResults.studies, "trial")} without results here
					</Link>
					{withoutResults.onlyTested.length > 0 && "; of these, with no more than a test:"}
					{withoutResults.onlyTested.slice(0, FEW).map(({ slug, name, shown }, index) => (
						<Fragment key={slug}>
							{index > 0 ? "; " : " "}
							<Link to={`/studies/${slug}`}>{name}</Link> <span className="text-muted">{shown}</span>
						</Fragment>
					))}
					{withoutResults.onlyTested.length > FEW && ` and ${withoutResults.onlyTested.length - FEW} more`}
				</p>
			)}
		</section>
	);
}

function Lacking({ topic, lacking }: Pick<BesideProps, "topic" | "lacking">) {
	const list = (
		<ul className="grid gap-x-6 gap-y-0.5 sm:grid-cols-2">
			{lacking.map(({ slug, name, has }) => (
				<li key={slug}>
					<Link to={`/studies/${slug}`}>{name}</Link> <span className="text-muted">{has}</span>
				</li>
			))}
		</ul>
	);
	const title = `${counted(lacking.length, "trial")} without figures for ${topic} in this view`;
	return lacking.length > FEW ? (
		<details>
			<summary>{title}</summary>
			<div className="mt-1">{list}</div>
		</details>
	) : (
		<div>
			<p>{title}:</p>
			{list}
		</div>
	);
}
