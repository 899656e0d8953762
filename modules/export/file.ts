/** One file of an exported directory. */
export interface ExportedFile {
  /** Relative, with slashes. */
  readonly path: string;
  /** UTF-8. */
  readonly content: string;
  readonly executable?: boolean;
}
