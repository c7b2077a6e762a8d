import { session } from 'electron';

/** What the console's page may ask of the machine: copying rows to the clipboard. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies everything else: camera, microphone, location, devices, notifications, screens. */
export function setupPermissions(): void {
  const page = session.defaultSession;
  page.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED.has(permission)));
  page.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
  page.setDevicePermissionHandler(() => false);
  page.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}
