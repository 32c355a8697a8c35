import { lazy, memo, Suspense, useDeferredValue } from "react";
import type { ShareMenuProps } from "./share-menu.tsx";

const ShareMenu = lazy(() => import("./share-menu.tsx"));

/**
 * The menu of a figure, which every figure has. Its script comes after the page's; until then the menu is what the
 * server made of it, which a change that is not deferred would have React throw away.
 */
export const Share = memo(function Share(props: ShareMenuProps) {
	const shared = useDeferredValue(props);
	return (
		<Suspense>
			<ShareMenu {...shared} />
		</Suspense>
	);
});
