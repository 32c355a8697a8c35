import { useFetcher } from "@remix-run/react";
import type { LongPart, SectionLink, StudySection } from "#app/domain/views/study-sections.ts";
import { StudySectionContent } from "./study-section.tsx";

interface MoreSectionsProps {
	part: LongPart;
	sections: SectionLink[];
	/** Where the study is; absent before it is saved, when there is nothing to open. */
	address?: string;
}

/** What a part of the study's page does not show at once: folded, and loaded when it is opened. */
export function MoreSections({ part, sections, address }: MoreSectionsProps) {
	const own = sections.filter((section) => section.part === part);
	if (own.length === 0) return null;
	return (
		<ul className="mt-6 grid grid-cols-1 gap-3">
			{own.map((section) => (
				<li key={section.title}>
					{address === undefined ? (
						<p className="text-muted">{section.title}: shown once the study is saved.</p>
					) : (
						<MoreSection section={section} address={address} />
					)}
				</li>
			))}
		</ul>
	);
}

export const sectionAddress = (address: string, { part, page }: Pick<SectionLink, "part" | "page">) =>
	`${address}/more/${part}?page=${page}`;

function MoreSection({ section, address }: { section: SectionLink; address: string }) {
	const fetcher = useFetcher<{ section: StudySection; version: number; editor: boolean }>();
	const href = sectionAddress(address, section);
	const loaded = fetcher.data;
	const load = () => {
		if (!loaded && fetcher.state === "idle") fetcher.load(href);
	};
	return (
		<details onToggle={({ currentTarget }) => currentTarget.open && load()}>
			<summary className="font-semibold">
				<h3 className="inline">{section.title}</h3>
			</summary>
			<div className="mt-3" aria-live="polite" aria-busy={fetcher.state !== "idle"}>
				{loaded ? (
					<StudySectionContent
						section={loaded.section}
						address={address}
						{...(loaded.editor && { version: loaded.version })}
					/>
				) : (
					<p>
						{fetcher.state !== "idle" && <span className="text-muted">Loading… </span>}
						<a href={href}>Open on a page of its own</a>
					</p>
				)}
			</div>
		</details>
	);
}
