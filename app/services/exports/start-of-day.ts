/** The beginning of this day: the same studies give the same archive all day. */
export const startOfDay = () => new Date(new Date().toISOString().slice(0, 10));
