import { expect, test } from "vitest";
import { allowInlineScripts } from "./inline-scripts.ts";

test("our own scripts are allowed by their digest, and lose the mark", () => {
	const { html, allowed } = allowInlineScripts(
		'<p>a</p><script nonce="m+/=">alert(1)</script><script type="module" nonce="m+/=" async="">b\n</script><script nonce="m+/=" src="/x.js"></script>',
		"m+/=",
	);
	expect(html).toBe(
		'<p>a</p><script>alert(1)</script><script type="module" async="">b\n</script><script src="/x.js"></script>',
	);
	// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
	expect(allowed[0]).toBe("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
	expect(allowed).toHaveLength(2);
});

test("a script that found its way into the page is not allowed", () => {
	const hostile =
		'<script>steal()</script><script nonce="guess">steal()</script><SCRIPT nonce="m">steal()</SCRIPT>';
	expect(allowInlineScripts(hostile, "m")).toEqual({ html: hostile, allowed: [] });
});
