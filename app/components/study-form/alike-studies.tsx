import { useEffect, useState } from "react";
import type { AlikeStudies as Alike } from "#app/domain/views/alike-study.ts";

/** What a study being typed can be known by. */
export interface Named {
	title: string;
	/** What stands in the fields for sources. */
	sources: string[];
}

/** What is typed of a form that a study can be known by. */
export function namedIn(data: FormData): Named {
	const sources = [...data].flatMap(([name, value]) =>
		/^reports\[\d+\]\.found$/.test(name) && typeof value === "string" && value.trim() !== "" ? [value] : [],
	);
	return { title: String(data.get("title") ?? "").trim(), sources };
}

const NONE: Alike = { named: [] };

/** Studies here that the one being logged may be, before anything of it is saved. */
export function AlikeStudies({ title, sources }: Named) {
	const [{ named, others }, setAlike] = useState<Alike>(NONE);
	const asked = new URLSearchParams([
		["title", title],
		...sources.map((source) => ["source", source]),
	]).toString();
	useEffect(() => {
		if (title === "" && sources.length === 0) return;
		const asking = new AbortController();
		// A refusal, such as of a session that has ended, is no reason to disturb whoever types.
		fetch(`/studies/alike?${asked}`, { signal: asking.signal })
			.then(async (answer) => setAlike(answer.ok ? await answer.json() : NONE))
			.catch(() => {});
		return () => asking.abort();
	}, [asked, title, sources.length]);
	return (
		<div role="status" className="sticky bottom-0 z-2 bg-surface py-2 text-sm empty:hidden sm:bottom-20">
			{named.length > 0 && (
				<>
					<strong className="font-semibold text-warning">
						{named.length === 1 ? "A study here may be the same:" : "Studies here may be the same:"}
					</strong>
					<ul>
						{named.map(({ slug, name, title: theirs, how }) => (
							<li key={slug} className="break-words">
								<a href={`/studies/${slug}`} target="_blank" rel="noreferrer">
									{name === theirs ? name : `${name}: ${theirs}`}
									<span className="sr-only"> (opens in a new tab)</span>
								</a>
								. {how}
							</li>
						))}
						{others && <li>and {others}</li>}
					</ul>
				</>
			)}
		</div>
	);
}
