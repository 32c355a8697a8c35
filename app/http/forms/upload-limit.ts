/** What the fields of an import's form may weigh together, pasted text among them, in bytes. */
export const MAX_PASTED = 32 * 1024 * 1024;

/**
 * What an uploaded table or list of references may weigh, which are read whole, in bytes. Records are read piece by
 * piece: theirs is the setting `MAX_UPLOAD_MB` (app/server/environment.ts).
 */
export const MAX_READ_WHOLE = 32 * 1024 * 1024;

export const inMegabytes = (bytes: number) => `${(bytes / 1024 / 1024).toLocaleString("en")} MB`;
