/** Ways through a proxy, for machines that have no other: HTTPS_PROXY, ALL_PROXY and NO_PROXY, as the AWS CLI reads them. */
import { Agent, type AgentOptions } from "node:https";
import type { Duplex } from "node:stream";
import { HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/** The code of a connection that the proxy refused; one of `CONNECTION_CODES`. */
const PROXY_ERROR = "EPROXY";

interface Target {
  readonly host?: string | null;
  readonly port?: number | string | null;
}
type Connected = (error: Error | null, socket?: Duplex) => void;
interface Connector {
  createConnection(target: Target, connected: Connected): Duplex | undefined;
}

/** An agent that asks for each host which proxy it goes through, if through any. */
export function proxyAgent(options: AgentOptions): Agent {
  const direct = Agent.prototype as unknown as Connector;
  const tunnels = new Map<string, Connector>();
  const tunnelTo = (proxy: string) => {
    const known = tunnels.get(proxy) ?? (new HttpsProxyAgent({ ...options, proxy }) as unknown as Connector);
    tunnels.set(proxy, known);
    return known;
  };
  const agent = new Agent(options);
  const createConnection = (target: Target, connected: Connected) => {
    const proxy = getProxyForUrl(`https://${target.host ?? ""}:${target.port ?? 443}`);
    if (proxy === "") return direct.createConnection.call(agent, target, connected);
    return tunnelTo(proxy).createConnection(target, (error, socket) => {
      connected(error === null ? null : Object.assign(error, { code: PROXY_ERROR }), socket);
    });
  };
  return Object.assign(agent, { createConnection });
}
