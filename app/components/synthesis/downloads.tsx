import { Paragraphs } from "./paragraphs.tsx";

interface DownloadsProps {
	slug: string;
	/** The reader's choices as the address has them. */
	search: string;
	methods: string;
	results: string;
	provenance: string;
}

const FILES = [
	[
		"R",
		"R script",
		"rebuilds this analysis with metafor from the data inside it, and prints the same digits",
	],
	["csv", "CSV", "rows and effects, under metafor’s column names"],
	["json", "JSON", "the document, what was computed and every result"],
	["txt", "Text", "the methods and results paragraphs below"],
	["zip", "ZIP", "all of these with the figures"],
] as const;

/** The synthesis to take along: the same analysis in R, its rows, its words and its figures. */
export function Downloads({ slug, search, methods, results, provenance }: DownloadsProps) {
	const address = `/syntheses/${slug}`;
	return (
		<>
			<ul className="mb-5 grid grid-cols-1 gap-1">
				{FILES.map(([ending, name, what]) => (
					<li key={ending}>
						<a href={`${address}.${ending}${search}`} download>
							{name}
						</a>
						: {what}
					</li>
				))}
			</ul>
			<Paragraphs methods={methods} results={results} />
			<p className="mt-5">
				{provenance}. <a href={`${address}/history`}>Every version</a> is kept.
			</p>
		</>
	);
}
