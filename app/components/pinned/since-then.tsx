import { Link } from "@remix-run/react";
import type { PinnedView } from "#app/domain/views/synthesis/pinned-view.ts";

/** What has changed since a synthesis was pinned: its studies, its answer, and the way to compute it. */
export function SinceThen({ pinned, standing }: { pinned: PinnedView; standing: string }) {
	const { version, newest, studies, now, otherwise, kept } = pinned;
	return (
		<>
			<p>{kept}</p>
			<h2 className="mt-2 text-base font-semibold">What changed since</h2>
			<ul className="list-disc pl-5">
				<li>
					{newest === undefined ? (
						"It is the newest version of the synthesis."
					) : (
						<>
							The synthesis is at version {newest}:{" "}
							<Link to={`${standing}/history?from=${version}&to=${newest}`}>what changed in it</Link>.
						</>
					)}
				</li>
				{studies.length === 0 && <li>None of its studies has changed.</li>}
				{studies.map(({ slug, name, from, to }) => (
					<li key={slug}>
						{to === null ? (
							`${name} is not public any more.`
						) : (
							<>
								{name} is at version {to}; version {from} was used:{" "}
								<Link to={`/studies/${slug}/history?from=${from}&to=${to}`}>what changed in it</Link>.
							</>
						)}
					</li>
				))}
				{now && (
					<li>
						{now.effect === now.then
							? `The pooled effect is the same today: ${now.effect}.`
							: `The pooled effect was ${now.then}; it is ${now.effect} today. `}
						{now.effect !== now.then && <Link to={standing}>{now.answer}</Link>}
					</li>
				)}
				{otherwise.map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
		</>
	);
}
