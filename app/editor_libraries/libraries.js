// Every library that the editor of the report uses, under one roof.
export { default as DOMPurify } from "dompurify";
export * from "prosemirror-commands";
export * from "prosemirror-dropcursor";
export * from "prosemirror-gapcursor";
export * from "prosemirror-history";
export * from "prosemirror-inputrules";
export * from "prosemirror-keymap";
export * from "prosemirror-model";
export {
  addListNodes, bulletList, liftListItem, listItem, orderedList, sinkListItem, splitListItem,
  wrapInList,
} from "prosemirror-schema-list";
export * from "prosemirror-state";
export * from "prosemirror-tables";
export { findWrapping, canSplit, canJoin, liftTarget } from "prosemirror-transform";
export * from "prosemirror-view";
