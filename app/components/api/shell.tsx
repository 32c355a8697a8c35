import { ScrollRegion } from "../ui/scroll-region.tsx";

/** Something to copy into a shell, or what comes back from it. */
export function Shell({ label, children }: { label: string; children: string }) {
	return (
		<ScrollRegion label={label} className="mt-3">
			<pre className="rounded border border-line p-3 text-sm">{children}</pre>
		</ScrollRegion>
	);
}
