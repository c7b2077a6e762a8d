const PATIENCE_MS = 60_000;

/** Gives the person a file: a browser downloads it, the window asks where to (electron/shell/downloads.ts). */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser may still be reading; afterwards the content is only in the way.
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
}
