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
}

/** Every version with who, when and why; any two can be compared. */
export function VersionTable({ versions, from, to, address }: VersionTableProps) {
	return (
		<Form method="get">
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
			{versions.length > 1 && (
				<Button type="submit" className="mt-3">
					Compare
				</Button>
			)}
		</Form>
	);
}
