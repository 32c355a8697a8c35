import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CodebookTable } from "#app/components/codebook/codebook-table.tsx";
import { CodedText } from "#app/components/codebook/coded-text.tsx";
import { Part } from "#app/components/study/part.tsx";
import { CODEBOOK_HEAD, CODEBOOK_TABLES } from "#app/exchange/codebook/codebook-text.ts";
import { OTHER_FILES } from "#app/exchange/codebook/other-tables.ts";
import { STUDY_FIELDS } from "#app/exchange/codebook/study-fields.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";

export const meta: MetaFunction = () => [
	{ title: "Codebook · Equipoise" },
	{ name: "description", content: "What the columns of every table that can be downloaded mean" },
];

export const headers = loaderHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	const { headers } = authoriseReader(context);
	return data(
		{ head: CODEBOOK_HEAD, tables: [...CODEBOOK_TABLES, STUDY_FIELDS], others: OTHER_FILES },
		{ headers },
	);
});

export default function Codebook() {
	const { head, tables, others } = useLoaderData<typeof loader>();
	return (
		<article className="grid grid-cols-1 gap-8">
			<header className="max-w-3xl">
				<h1>Codebook</h1>
				<p className="mt-2">
					<CodedText text={head} />
				</p>
			</header>
			{tables.map((table) => (
				<CodebookTable key={table.id} {...table} />
			))}
			<Part id="others" title="Other files">
				<dl className="grid max-w-3xl gap-3">
					{others.map(([name, holds]) => (
						<div key={name}>
							<dt className="font-medium">
								<CodedText text={name} />
							</dt>
							<dd>
								<CodedText text={holds} />
							</dd>
						</div>
					))}
				</dl>
			</Part>
		</article>
	);
}
