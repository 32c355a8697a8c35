import { useNavigation } from "@remix-run/react";

/** Says that a large file is on its way while its form is sent; without JavaScript the browser itself does. */
export function Sending({ action }: { action: string }) {
	const { state, formAction, formEncType } = useNavigation();
	const isSent = state === "submitting" && formEncType === "multipart/form-data";
	if (!isSent || formAction?.split("?")[0] !== action) return null;
	return (
		<p role="status" className="text-sm">
			Sending and reading. A large file takes a while: leave this page open.
			<progress className="mt-1 block h-2 w-full accent-accent" aria-label="Sending" />
		</p>
	);
}
