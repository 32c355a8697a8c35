/** Before the name of a group that stands among arms and is none. */
export const GroupMark = () => <span aria-hidden="true">◇ </span>;
