import { Button } from "../ui/button.tsx";

/** Sends the form to have it shown anew, with what follows from the choices made; with JavaScript that comes by itself. */
export function ShowAnew({ children }: { children: string }) {
	return (
		<noscript>
			<Button
				type="submit"
				small
				className="mt-1"
				name="__intent__"
				value='{"type":"validate","payload":{}}'
				formNoValidate
			>
				{children}
			</Button>
		</noscript>
	);
}
