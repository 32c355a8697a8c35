import { useEffect, useState } from "react";
import type { AlikeStudy } from "#app/domain/views/alike-study.ts";

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

/** Studies here that the one being logged may be, before anything of it is saved. */
export function AlikeStudies({ title, sources }: Named) {
	const [data, setData] = useState<AlikeStudy[]>([]);
	const asked = new URLSearchParams([
		["title", title],
		...sources.map((source) => ["source", source]),
	]).toString();
	useEffect(() => {
		if (title === "" && sources.length === 0) return;
		const asking = new AbortController();
		// A refusal, such as of a session that has ended, is no reason to disturb whoever types.
		fetch(`/studies/alike?${asked}`, { signal: asking.signal })
			.then(async (answer) => setData(answer.ok ? await answer.json() : []))
			.catch(() => {});
		return () => asking.abort();
	}, [asked, title, sources.length]);
	return (
		<div role="status" className="sticky bottom-0 bg-surface py-2 text-sm empty:hidden sm:bottom-20">
			{data.length > 0 && (
				<>
					<strong className="font-semibold text-warning">
						{data.length === 1 ? "A study here may be the same:" : "Studies here may be the same:"}
					</strong>
					<ul>
						{data.map(({ slug, name, title: theirs, how }) => (
							<li key={slug} className="break-words">
								<a href={`/studies/${slug}`} target="_blank" rel="noreferrer">
									{name === theirs ? name : `${name}: ${theirs}`}
									<span className="sr-only"> (opens in a new tab)</span>
								</a>
								. {how}
							</li>
						))}
					</ul>
				</>
			)}
		</div>
	);
}
