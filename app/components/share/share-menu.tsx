import { useRouteLoaderData } from "@remix-run/react";
import { Fragment, type KeyboardEvent, type ReactNode, useState } from "react";
import { frameCode, NUMBERS_FILES, type SharedFigure, shareAddresses } from "#app/domain/share-addresses.ts";
import { Citation } from "./citation.tsx";
import { Copied } from "./copied.tsx";
import { PictureForm } from "./picture-form.tsx";

export interface ShareMenuProps extends SharedFigure {
	/** The figure's title, for whoever is read the frame. */
	title: string;
	/** Whether its numbers have files. */
	data?: boolean;
}

/** One figure to link to, to download as an image or as data, to embed and to cite. It works without JavaScript. */
export default function ShareMenu({ title, data = true, ...figure }: ShareMenuProps) {
	const [isOpen, setOpen] = useState(false);
	const { origin = "" } = (useRouteLoaderData("root") ?? {}) as { origin?: string };
	const { view, file, embed, cited } = shareAddresses(figure);
	function close(event: KeyboardEvent<HTMLDetailsElement>) {
		if (event.key !== "Escape" || !event.currentTarget.open) return;
		event.currentTarget.open = false;
		event.currentTarget.querySelector("summary")?.focus();
	}
	return (
		<details
			className="figure-more figure-share no-print"
			onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
			onKeyDown={close}
		>
			<summary>Share and cite</summary>
			<dl>
				<Entry name="Link">
					<a href={view}>This view</a> <Copied text={origin + view} what="the link" />
				</Entry>
				<Entry name="Image">
					<a href={file("svg")}>SVG</a>
					<PictureForm address={file("png")} />
				</Entry>
				{data && (
					<Entry name="Data">
						{NUMBERS_FILES.map(([ending, name], place) => (
							<Fragment key={ending}>
								{place > 0 && ", "}
								<a href={file(ending)}>{name}</a>
							</Fragment>
						))}
					</Entry>
				)}
				<Entry name="Embed">
					<Frame
						code={frameCode(origin, embed.following, title)}
						says="Updates with the library"
						to={embed.following}
					/>
					{embed.pinned && (
						<Frame
							code={frameCode(origin, embed.pinned, title)}
							says="Keeps this version"
							to={embed.pinned}
						/>
					)}
				</Entry>
				<Entry name="Cite">
					<Citation cited={cited} isOpen={isOpen} />
				</Entry>
			</dl>
		</details>
	);
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}

function Frame({ code, says, to }: { code: string; says: string; to: string }) {
	return (
		<div>
			<a href={to}>{says}</a> <Copied text={code} what={`the embed code that ${says.toLowerCase()}`} />
			<input readOnly value={code} aria-label={`Embed code, ${says.toLowerCase()}`} />
		</div>
	);
}
