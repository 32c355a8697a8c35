import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

interface PinnedNoticeProps {
	version: number;
	/** When it was saved. */
	day: string;
	/** Where it can be read as it stands. */
	standing: string;
	/** Only researchers of this server see it. */
	draft: boolean;
	children: ReactNode;
}

/** Says above a pinned version that it is one, and what has changed since. */
export function PinnedNotice({ version, day, standing, draft, children }: PinnedNoticeProps) {
	return (
		<aside
			aria-label="This version"
			className="mb-6 grid max-w-4xl grid-cols-1 gap-1 border-l-4 border-accent bg-raised px-4 py-3"
		>
			<p>
				<strong className="font-semibold">
					Version {version}, {day}
				</strong>
				{draft ? ", a draft, which only researchers of this server see." : ", at its permanent address."}{" "}
				<Link to={standing}>The current version</Link>
			</p>
			{children}
		</aside>
	);
}
