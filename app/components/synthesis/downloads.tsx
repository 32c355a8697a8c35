import { ExportList } from "../export/export-list.tsx";
import { FileList } from "../export/file-list.tsx";
import { Paragraphs } from "./paragraphs.tsx";

interface DownloadsProps {
	slug: string;
	version: number;
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
	["xlsx", "Excel", "the same rows as a workbook"],
	["revman", "CSV for RevMan", "the rows as RevMan Web’s data rows, with weights"],
	["json", "JSON", "the document, what was computed and every result"],
	[
		"docx",
		"Word",
		"a report: question, methods, studies, results, summary of findings, risk of bias, references",
	],
	["txt", "Text", "the methods and results paragraphs below"],
	["zip", "ZIP", "script, tables, texts and every figure"],
] as const;

/** The synthesis to download: the same analysis in R, its rows, its words and its figures. */
export function Downloads({ slug, version, search, methods, results, provenance }: DownloadsProps) {
	const address = `/syntheses/${slug}`;
	const ofRows = `/export?${new URLSearchParams([...new URLSearchParams(search), ["synthesis", slug], ["format", "revman"]])}`;
	const files = FILES.map(([ending, name, about]) => ({
		...{ name, about },
		href: ending === "revman" ? ofRows : `${address}.${ending}${search}`,
	}));
	return (
		<>
			<FileList files={files} />
			<details className="mt-3 mb-5">
				<summary>Its studies, each with everything recorded</summary>
				<div className="mt-3">
					<ExportList query={`synthesis=${slug}`} except={["revman"]} />
				</div>
			</details>
			<Paragraphs methods={methods} results={results} />
			<p className="mt-5">
				{provenance}, <a href={`${address}/versions/${version}`}>to cite as it is now</a>.{" "}
				<a href={`${address}/history`}>Every version</a> is kept; <a href={`${address}/feed.xml`}>a feed</a>{" "}
				announces new ones.
			</p>
		</>
	);
}
