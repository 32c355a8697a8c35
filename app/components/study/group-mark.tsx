/** Before the name of a group that stands among arms and is none. */
export const GroupMark = () => <span aria-hidden="true">◇ </span>;

/** What the mark says, once a table. */
export const NO_ARM = "Groups, not arms: no comparison or figure uses them";
