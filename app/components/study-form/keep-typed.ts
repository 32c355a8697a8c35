import { useEffect, useRef, useState } from "react";
import { forgetTyped, TYPED } from "./forget-typed.ts";

export interface Kept {
	/** The form's fields, URL-encoded. */
	body: string;
	/** When it was kept, in milliseconds since 1970. */
	at: number;
}

/**
 * Keeps what is typed into a form in this browser until it is saved, so that a closed tab or a crash loses
 * nothing; and asks before leaving the page with something unsaved.
 * @param formAddress names the form: its path
 */
export function useKeptTyping(formAddress: string) {
	const [found, setFound] = useState<Kept | null>(null);
	const unsaved = useRef(false);

	useEffect(() => {
		setFound(read(formAddress));
		const ask = (event: BeforeUnloadEvent) => {
			if (unsaved.current) event.preventDefault();
		};
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, [formAddress]);

	return {
		/** Something from an earlier visit, to be offered; null when there is nothing. */
		found,
		dismiss() {
			forgetTyped(formAddress);
			setFound(null);
		},
		keep(form: FormData) {
			unsaved.current = true;
			const body = new URLSearchParams(
				[...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
			);
			try {
				localStorage.setItem(
					TYPED + formAddress,
					JSON.stringify({ body: body.toString(), at: Date.now() } satisfies Kept),
				);
			} catch {
				// Storage may be full or forbidden; the question before leaving still guards the page.
			}
		},
		submitted() {
			unsaved.current = false;
		},
	};
}

function read(formAddress: string): Kept | null {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(TYPED + formAddress) ?? "null");
		if (typeof kept !== "object" || kept === null || !("body" in kept) || !("at" in kept)) return null;
		return { body: String(kept.body), at: Number(kept.at) };
	} catch {
		return null;
	}
}
