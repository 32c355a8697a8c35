import { useEffect, useState } from "react";
import { Copied } from "./copied.tsx";

const FORMATS = { text: "Text", bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON" } as const;

/** How to cite a figure: as text, which is fetched when the menu is opened, and for reference managers. */
export function Citation({ cited, isOpen }: { cited: string; isOpen: boolean }) {
	const [text, setText] = useState("");
	const addressIn = (format: string) => `/cite?${new URLSearchParams({ of: cited, format })}`;
	const address = addressIn("text");
	useEffect(() => {
		if (!isOpen) return;
		const off = new AbortController();
		fetch(address, { signal: off.signal })
			.then((answer) => (answer.ok ? answer.text() : ""))
			.then(
				(answer) => setText(answer.trim()),
				() => {}, // The links stay.
			);
		return () => off.abort();
	}, [address, isOpen]);
	return (
		<>
			{Object.entries(FORMATS).map(([format, name], place) => (
				<span key={format}>
					{place > 0 && ", "}
					<a href={addressIn(format)} rel="nofollow">
						{name}
					</a>
				</span>
			))}
			{text && (
				<p>
					{text} <Copied text={text} what="the citation" />
				</p>
			)}
		</>
	);
}
