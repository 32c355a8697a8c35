import type { Finding } from "../finding.ts";

const finding =
	(level: Finding["level"]) =>
	(code: string, path: string, message: string, candidates: number[] = []): Finding => ({
		code,
		level,
		path,
		message,
		...(candidates.length > 0 && { candidates }),
	});

/** It cannot be so: the study is not published until it is corrected. */
export const error = finding("error");
/** It is unlikely to be so, but has been so in honest reports: correct it, or answer with the reason. */
export const warning = finding("warning");
/** Worth knowing, nothing to settle. */
export const remark = finding("remark");
