import { Link } from "@remix-run/react";

interface PageLinksProps {
	/** Names the list for those who do not see what the links stand under. */
	label?: string;
	page: number;
	hasNext: boolean;
	/** The address of a page. */
	at: (page: number) => string;
}

/** The ways to the pages before and after this one. */
export function PageLinks({ label = "Pages", page, hasNext, at }: PageLinksProps) {
	if (page === 1 && !hasNext) return null;
	return (
		<nav aria-label={label} className="mt-4 flex gap-6">
			{page > 1 && <Link to={at(page - 1)}>Previous page</Link>}
			{hasNext && <Link to={at(page + 1)}>Next page</Link>}
		</nav>
	);
}
