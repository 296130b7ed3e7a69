// The few parts of two untyped packages that the trial uses.

declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type ProviderContext = {
    method: string;
    path: string;
    req: IncomingMessage;
    res: ServerResponse;
    body: unknown;
    oidc?: {
      route?: string;
      body?: Record<string, string>;
      params?: Record<string, string>;
      client?: { clientId: string; clientName?: string };
    };
  };

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void;
    Grant: new (of: { clientId: string; accountId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
    ): Promise<void>;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ params: Record<string, string>; prompt: { name: string } }>;
  }
}

declare module 'node-red' {
  import type { RequestListener, Server } from 'node:http';

  type NodeRed = {
    init(server: Server, settings: Record<string, unknown>): void;
    start(): Promise<void>;
    stop(): Promise<void>;
    httpAdmin: RequestListener;
    httpNode: RequestListener;
  };
  const nodeRed: NodeRed;
  export default nodeRed;
}

declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  type Request = IncomingMessage & {
    body: unknown;
    method: string;
    get(header: string): string | undefined;
  };
  type Handler = (request: Request, response: ServerResponse, next: () => void) => void;
  type Application = RequestListener & {
    use(path: string, ...handlers: Array<Handler | RequestListener>): void;
  };
  const express: { (): Application; json(options: { limit: string }): Handler };
  export default express;
}
