/** Where a record lies: in the file with this name, as it was last seen. Bytes are of the content. */
export interface RecordPlace {
  readonly path: string;
  readonly offset: number;
  readonly line: number;
  readonly lineCount: number;
  readonly message: string;
}
