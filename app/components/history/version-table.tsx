import { Form, Link } from "@remix-run/react";
import { VISIBILITIES, type Visibility } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";

interface VersionTableProps {
	versions: {
		version: number;
		visibility: Visibility;
		reason: string;
		actor: string | null;
		createdAt: string;
		at: string;
	}[];
	from: number;
	to: number;
	/** What they are versions of. */
	address: string;
	/** The list begins before this version; absent on its first page. */
	start: number | undefined;
	/** Its next page begins before this one; absent on its last page. */
	older: number | undefined;
}

/** Versions with who, when and why, newest first, a page of them; any two can be compared. */
export function VersionTable({ versions, from, to, address, start, older }: VersionTableProps) {
	const compared = `from=${from}&to=${to}`;
	return (
		<Form method="get">
			{start !== undefined && <input type="hidden" name="before" value={start} />}
			<ScrollRegion label="Versions">
				<table className="w-full border-collapse text-left">
					<caption className="sr-only">Versions, newest first</caption>
					<TableHead columns={["Version", "When", "Who", "Why", "From", "To"]} />
					<tbody className="divide-y divide-line align-top">
						{versions.map(({ version, visibility, reason, actor, createdAt, at }) => (
							<tr key={version}>
								<th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
									<Link to={`${address}/versions/${version}`}>{version}</Link>{" "}
									<span className="text-sm text-muted">{VISIBILITIES[visibility].toLowerCase()}</span>
								</th>
								<td className="min-w-28 py-1.5 pr-4 sm:whitespace-nowrap">
									<time dateTime={createdAt}>{at}</time>
								</td>
								<td className="py-1.5 pr-4">{actor ?? "Equipoise"}</td>
								<td className="min-w-48 py-1.5 pr-4">{reason}</td>
								<td className="py-1.5 pr-4">
									<input
										type="radio"
										name="from"
										value={version}
										defaultChecked={version === from}
										aria-label={`From version ${version}`}
									/>
								</td>
								<td className="py-1.5">
									<input
										type="radio"
										name="to"
										value={version}
										defaultChecked={version === to}
										aria-label={`To version ${version}`}
									/>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			<div className="mt-3 flex flex-wrap items-center gap-4 empty:hidden">
				{versions.length > 1 && <Button type="submit">Compare</Button>}
				{start !== undefined && <Link to={`?${compared}`}>Newest versions</Link>}
				{older !== undefined && <Link to={`?${compared}&before=${older}`}>Older versions</Link>}
			</div>
		</Form>
	);
}
