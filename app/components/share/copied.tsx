import { useEffect, useState } from "react";

/** A button that copies a text; it is there where it works. */
export function Copied({ text, what }: { text: string; what: string }) {
	const [can, setCan] = useState(false);
	const [done, setDone] = useState(false);
	useEffect(() => setCan(navigator.clipboard !== undefined), []);
	if (!can) return null;
	const copy = () =>
		navigator.clipboard.writeText(text).then(
			() => setDone(true),
			() => setDone(false),
		);
	return (
		<>
			<button type="button" onClick={copy} aria-label={`Copy ${what}`}>
				Copy
			</button>
			<span role="status">{done && " Copied"}</span>
		</>
	);
}
