/** What a form may weigh whose file is imported, in bytes. */
export const MAX_UPLOAD = 32 * 1024 * 1024;
