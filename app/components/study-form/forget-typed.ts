/** Where this browser keeps what was typed into a form; the form's address follows. */
export const TYPED = "equipoise:typed:";

/** Forgets what was kept of a form, once it is saved. */
export function forgetTyped(formAddress: string): void {
	try {
		localStorage.removeItem(TYPED + formAddress);
	} catch {
		// Without storage there was nothing to forget.
	}
}

/** Forgets all that was typed in this browser: whoever logs out may leave it to somebody else. */
export function forgetAllTyped(): void {
	try {
		for (const key of Object.keys(localStorage)) if (key.startsWith(TYPED)) localStorage.removeItem(key);
	} catch {
		// As above.
	}
}
