export interface ListedFile {
	name: string;
	href: string;
	/** What is in it. */
	about: string;
}

/** Files to download, each with what is in it. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
	return (
		<ul className="grid max-w-3xl grid-cols-1 gap-1">
			{files.map(({ name, href, about }) => (
				<li key={href}>
					{/* Nobody finds anything by reading a whole library as a file: crawlers need not ask for it. */}
					<a href={href} rel="nofollow">
						{name}
					</a>
					: {about}
				</li>
			))}
		</ul>
	);
}
