import { lazy, Suspense } from "react";
import type { ShareMenuProps } from "./share-menu.tsx";

const ShareMenu = lazy(() => import("./share-menu.tsx"));

/** The menu of a figure, which every figure has. Its script comes after the page's. */
export function Share(props: ShareMenuProps) {
	return (
		<Suspense>
			<ShareMenu {...props} />
		</Suspense>
	);
}
