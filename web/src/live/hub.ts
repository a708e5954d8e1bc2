import { HttpTransportType, type HubConnection, HubConnectionBuilder, type IRetryPolicy, LogLevel } from '@microsoft/signalr';
import type { Columns, Snapshot } from '../api/hubWire.ts';

/** The part of a SignalR connection that the console uses; tests give their own. */
export type Connection = Pick<HubConnection, 'start' | 'stop' | 'invoke' | 'on' | 'onclose' | 'onreconnecting' | 'onreconnected'>;

/** Handlers return void: a returned value would be logged as an error by SignalR. */
export type PushHandler = (sub: Snapshot['sub'], epoch: Snapshot['epoch'], seq: number, columns: Columns) => void;

/** A connection to `/hub`: same origin, cookie session, JSON, no token in the address. */
export function connectToHub(policy: IRetryPolicy): Connection {
  const connection = new HubConnectionBuilder()
    .withUrl('/hub', { transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling })
    .withAutomaticReconnect(policy)
    .configureLogging(LogLevel.None)
    .build();
  connection.keepAliveIntervalInMilliseconds = 5_000;
  connection.serverTimeoutInMilliseconds = 15_000;
  return connection;
}

/** True when the server turned the connection away because nobody is signed in. */
export function isUnauthorized(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && ('statusCode' in error ? error.statusCode === 401 : String(error).includes("'401'"))
  );
}
