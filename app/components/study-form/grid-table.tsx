import { type ReactNode, useRef } from "react";
import { useGridKeys } from "./grid-keys.ts";
import { useLiveForm } from "./live.tsx";
import { TakeAnalysed } from "./take-analysed.tsx";
import { TakeMeaning } from "./take-meaning.tsx";

interface GridTableProps {
	label: string;
	/** The name of the list that it is of. */
	list: string;
	/** What the columns before the arms are called. */
	heads: { label: string; className: string }[];
	children: ReactNode;
}

/** What a row is of stays in view while its arms are scrolled. */
export const STAYS = "md:sticky md:-left-2 md:z-1 md:bg-surface md:pl-2";

/**
 * A grid of figures: a column for each arm, and for each group that is none. Without JavaScript it is a plain table of
 * inputs; on a phone each row is a block.
 */
export function GridTable({ label, list, heads, children }: GridTableProps) {
	const table = useRef<HTMLTableElement>(null);
	const keys = useGridKeys(table);
	const { arms, groups } = useLiveForm();
	return (
		<>
			<section aria-label={label} className="relative -mx-2 overflow-x-auto px-2">
				<table
					ref={table}
					className="w-full border-collapse max-md:block md:min-w-fit"
					onKeyDown={keys.onKeyDown}
					onInput={keys.onInput}
				>
					<thead className="max-md:hidden">
						<tr className="border-b-2 border-line text-left text-sm">
							{heads.map((head, index) => (
								<th
									key={head.label}
									scope="col"
									className={`py-1 pr-3 font-semibold ${head.className} ${index === 0 ? STAYS : ""}`}
								>
									{head.label}
								</th>
							))}
							{arms.map((arm) => (
								<th key={arm.id} scope="col" className="py-1 pr-3 font-semibold">
									{arm.label}
								</th>
							))}
							{groups.map((group) => (
								<th key={group.id} scope="col" className="py-1 pr-3 font-semibold">
									{group.label} <span className="font-normal text-muted">(group)</span>
								</th>
							))}
						</tr>
					</thead>
					{children}
				</table>
			</section>
			<TakeMeaning within={list} />
			<TakeAnalysed within={list} />
		</>
	);
}
