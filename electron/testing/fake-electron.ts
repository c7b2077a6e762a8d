import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Stands in for the module `electron` in tests (`vi.mock('electron', () => import('./fake-electron.ts'))`): it records
 * what the shell sets up, and `emit` plays what Electron would report. Ports are real ones.
 */

export class FakeEvent {
  defaultPrevented = false;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(details: Readonly<Record<string, unknown>> = {}) {
    this.details = details;
    Object.assign(this, details);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false;
  holdsLock = true;
  readonly exitCodes: number[] = [];
  readonly paths = new Map<string, string>();

  requestSingleInstanceLock(): boolean {
    return this.holdsLock;
  }
  setName(): void {}
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  quit(): void {
    this.emit('will-quit', new FakeEvent());
  }
  exit(code: number): void {
    this.exitCodes.push(code);
    this.emit('exit', code);
  }
}

interface Scheme {
  readonly scheme: string;
  readonly privileges: Readonly<Record<string, boolean>>;
}

type ProtocolHandler = (request: { readonly url: string; readonly method: string }) => Promise<Response>;

class FakeProtocol {
  readonly schemes: Scheme[] = [];
  readonly handlers = new Map<string, ProtocolHandler>();

  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    this.schemes.push(...schemes);
  }
  handle(scheme: string, handler: ProtocolHandler): void {
    this.handlers.set(scheme, handler);
  }
}

type Decide = (...details: readonly unknown[]) => unknown;

class FakeSession extends EventEmitter {
  readonly deciders = new Map<string, Decide>();

  setPermissionRequestHandler(decide: Decide): void {
    this.deciders.set('request', decide);
  }
  setPermissionCheckHandler(decide: Decide): void {
    this.deciders.set('check', decide);
  }
  setDevicePermissionHandler(decide: Decide): void {
    this.deciders.set('device', decide);
  }
  setDisplayMediaRequestHandler(decide: Decide): void {
    this.deciders.set('display', decide);
  }
}

export class FakeWebContents extends EventEmitter {
  openHandler: (() => unknown) | null = null;

  setWindowOpenHandler(handler: () => unknown): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly options: Readonly<Record<string, unknown>>;
  readonly done: string[] = [];
  isHidden = true;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
  }

  loadURL(address: string): Promise<void> {
    this.done.push(`load ${address}`);
    return Promise.resolve();
  }
  isMinimized(): boolean {
    return this.isHidden;
  }
  restore(): void {
    this.done.push('restore');
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
}

export class MessageChannelMain {
  readonly port1: MessagePort;
  readonly port2: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = port1;
    this.port2 = port2;
  }
}

/** The frame that a message comes from, with what was posted back to it. */
export class FakeFrame {
  readonly url: string;
  readonly parent: FakeFrame | null;
  readonly posted: { readonly channel: string; readonly ports: readonly MessagePort[] }[] = [];

  constructor(url: string, parent: FakeFrame | null = null) {
    this.url = url;
    this.parent = parent;
  }

  postMessage(channel: string, _message: unknown, ports: readonly MessagePort[]): void {
    this.posted.push({ channel, ports });
  }
}

class FakeIpcRenderer extends EventEmitter {
  readonly sent: string[] = [];

  send(channel: string): void {
    this.sent.push(channel);
  }
}

export interface FakeMenuItem {
  readonly role?: string;
  readonly submenu?: readonly FakeMenuItem[];
}

class FakeMenu {
  applied: readonly FakeMenuItem[] | null = null;

  buildFromTemplate(template: readonly FakeMenuItem[]): readonly FakeMenuItem[] {
    return template;
  }
  setApplicationMenu(menu: readonly FakeMenuItem[]): void {
    this.applied = menu;
  }
}

export const app = new FakeApp();
export const protocol = new FakeProtocol();
export const session = { defaultSession: new FakeSession() };
export const ipcMain = new EventEmitter();
export const ipcRenderer = new FakeIpcRenderer();
export const Menu = new FakeMenu();
