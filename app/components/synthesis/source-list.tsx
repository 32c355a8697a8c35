import { Link } from "@remix-run/react";
import { Fragment } from "react";
import type { SynthesisRowView } from "#app/domain/views/synthesis/row-view.ts";

/** Which comparison of each study is in, and where its figures were read. */
export function SourceList({ rows }: { rows: SynthesisRowView[] }) {
	return (
		<ol className="grid grid-cols-1 list-decimal gap-2 pl-6">
			{rows.map((row) => (
				<li key={row.id}>
					{row.href ? <Link to={row.href}>{row.label}</Link> : row.label}
					{row.arms && `: ${row.arms}`}
					{row.outcome && `; ${row.outcome}`}
					{row.time && !row.outcome?.includes(row.time) && `, ${row.time}`}
					{row.excluded && <span className="text-muted">. Not in the result: {row.excluded}</span>}
					{row.sources.length > 0 && (
						<span className="block text-sm text-muted [overflow-wrap:anywhere]">
							Read in{" "}
							{row.sources.map(({ text, href }, place) => (
								<Fragment key={text}>
									{place > 0 && "; "}
									{href ? <a href={href}>{text}</a> : text}
								</Fragment>
							))}
						</span>
					)}
				</li>
			))}
		</ol>
	);
}
