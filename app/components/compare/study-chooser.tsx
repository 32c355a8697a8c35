import { Form, Link, useFetcher, useNavigation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

interface Suggestion {
	slug: string;
	title: string;
	name: string;
}

interface StudyChooserProps {
	/** Studies that the address names. */
	chosen: { slug: string; name: string }[];
	/** Studies that the question finds beside them. */
	found: string[];
	/** What was searched for without JavaScript. */
	q: string;
	suggestions: Suggestion[];
	most: number;
}

/** The studies compared, each removable, and a search for more. Every step is a link or a plain form. */
export function StudyChooser({ chosen, found, q, suggestions, most }: StudyChooserProps) {
	const search = useComingSearch();
	const fetcher = useFetcher<Suggestion[]>();
	const timer = useRef<ReturnType<typeof setTimeout>>();
	useEffect(() => () => clearTimeout(timer.current), []);
	const lookUp = (text: string) => {
		clearTimeout(timer.current);
		timer.current = setTimeout(
			() => fetcher.load(`/compare/studies?${new URLSearchParams({ q: text })}`),
			150,
		);
	};
	const slugs = new Set([...chosen.map(({ slug }) => slug), ...found, ...search.getAll("study")]);
	const offered = (fetcher.data ?? suggestions).filter(({ slug }) => !slugs.has(slug));

	return (
		<div>
			{chosen.length > 0 && (
				<ul className="flex flex-wrap gap-2" aria-label="Studies compared">
					{chosen.map(({ slug, name }) => (
						<li
							key={slug}
							className="flex items-center gap-2 rounded border border-rule py-0.5 pr-1 pl-2.5 text-sm"
						>
							{name}
							<Link
								to={`?${without(search, slug)}`}
								aria-label={`Take out ${name}`}
								preventScrollReset
								className="rounded px-1.5 text-muted no-underline hover:bg-raised"
							>
								×
							</Link>
						</li>
					))}
				</ul>
			)}
			{chosen.length < most && (
				<>
					<Form method="get" role="search" className="mt-3 flex flex-wrap items-end gap-2">
						<HiddenFields search={search} except={["q"]} />
						<label className="min-w-60 flex-1 text-sm font-medium">
							Add a study
							<input
								type="search"
								name="q"
								key={q}
								defaultValue={q}
								maxLength={200}
								autoComplete="off"
								placeholder="Title, condition, intervention, author"
								className={`mt-0.5 font-normal ${INPUT_LOOK}`}
								onChange={(event) => lookUp(event.target.value)}
							/>
						</label>
						<Button type="submit">Search</Button>
					</Form>
					<ul className="mt-2 flex flex-wrap gap-2" aria-label="Studies to add" aria-live="polite">
						{offered.map(({ slug, name, title }) => (
							<li key={slug} className="max-w-full">
								<Link
									to={`?${withStudy(search, slug)}`}
									title={title}
									preventScrollReset
									className="block max-w-80 truncate rounded border border-dashed border-rule px-2.5 py-0.5 text-sm no-underline hover:bg-raised"
								>
									+ {name}
								</Link>
							</li>
						))}
						{offered.length === 0 && (
							<li className="text-sm text-muted">No other study with results fits.</li>
						)}
					</ul>
				</>
			)}
		</div>
	);
}

/** The search of the address that is on its way, so that a choice made before the last one arrived adds to it. */
export function useComingSearch(): URLSearchParams {
	const [search] = useSearchParams();
	const { location } = useNavigation();
	return location?.pathname === "/compare" ? new URLSearchParams(location.search) : search;
}

/** The rest of the address, for a form that changes one part of it. */
export function HiddenFields({ search, except }: { search: URLSearchParams; except: string[] }) {
	return [...search]
		.filter(([name]) => !except.includes(name))
		.map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />);
}

function withStudy(search: URLSearchParams, slug: string): URLSearchParams {
	const next = new URLSearchParams(search);
	next.append("study", slug);
	next.delete("q");
	return next;
}

function without(search: URLSearchParams, slug: string): URLSearchParams {
	const next = new URLSearchParams(search);
	next.delete("study", slug);
	return next;
}
