using System.Text.Json;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Processes;

namespace SmartCampus.Benchmarks.Peer;

/// <summary>
/// The flow that a user of Node-RED would draw: a Modbus client and a read once a second for each device, every answer to the WebSocket.
/// With switches also the way of a command: from the WebSocket, write the coil, read it back, answer. Options are the palette's own.
/// </summary>
internal static class NodeRedFlow
{
    private const string Tab = "tab";
    private const string Listener = "listener";
    private const string Out = "out";
    private const string State = "state";
    private const string Answer = "answer";
    private const string ReadBack = "read-back";

    public static async Task WriteAsync(string path, DeviceSet devices, CancellationToken cancellationToken)
    {
        IEnumerable<object> nodes = [.. Common(), .. Each(devices, Polling), .. devices.WithSwitches ? Commands(devices) : []];
        await using FileStream file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, nodes, BenchJson.Line, cancellationToken);
    }

    private static IEnumerable<object> Common() =>
    [
        new { id = Tab, type = "tab", label = "bench" },
        new { id = Listener, type = "websocket-listener", path = "/", wholemsg = "false" },
        new { id = Out, type = "websocket out", z = Tab, server = Listener, client = "", wires = Array.Empty<string[]>() },
        Function(State, "return { payload: { d: Number(msg.topic), v: msg.payload } };", [[Out]]),
    ];

    private static IEnumerable<object> Polling(DeviceSet devices, int device) =>
    [
        new
        {
            id = Client(device), type = "modbus-client", clienttype = "tcp", tcpHost = "127.0.0.1", tcpPort = $"{devices.PortOf(device)}", tcpType = "DEFAULT",
            bufferCommands = true, parallelUnitIdsAllowed = true, commandDelay = "1", clientTimeout = "1000", reconnectOnTimeout = true, reconnectTimeout = "2000",
        },
        new
        {
            id = $"poll-{device}", type = "modbus-read", z = Tab, server = Client(device), topic = $"{device}", unitid = $"{devices.UnitOf(device)}",
            dataType = "HoldingRegister", adr = "0", quantity = "8", rate = "1", rateUnit = "s", wires = (string[][])[[State], []],
        },
    ];

    /// <summary>The command stays in the message through both Modbus nodes; a coil that reads otherwise gets no answer.</summary>
    private static IEnumerable<object> Commands(DeviceSet devices) =>
    [
        new { id = "in", type = "websocket in", z = Tab, server = Listener, client = "", wires = (string[][])[["write"]] },
        Function("write", "msg.command = JSON.parse(msg.payload);" + ToDevice("value: msg.command.on, fc: 5"), Wires(devices, Write)),
        Function(ReadBack, ToDevice("fc: 1"), Wires(devices, Read)),
        Function(
            Answer,
            "const { id, d, on } = msg.command; if (msg.payload[0] === on) return { _session: msg._session, payload: { id, d, on } };",
            [[Out]]),
        .. Each(devices, Switching),
    ];

    private static IEnumerable<object> Switching(DeviceSet devices, int device) =>
    [
        new { id = Write(device), type = "modbus-flex-write", z = Tab, server = Client(device), keepMsgProperties = true, wires = (string[][])[[ReadBack], []] },
        new { id = Read(device), type = "modbus-flex-getter", z = Tab, server = Client(device), keepMsgProperties = true, wires = (string[][])[[Answer], []] },
    ];

    /// <summary>Sends a request for the first coil out of the output that belongs to the command's device.</summary>
    private static string ToDevice(string request) =>
        $"msg.payload = {{ {request}, unitid: 1, address: 0, quantity: 1 }}; const outputs = []; outputs[msg.command.d] = msg; return outputs;";

    private static object Function(string id, string func, string[][] wires) =>
        new { id, type = "function", z = Tab, func, outputs = wires.Length, libs = Array.Empty<object>(), wires };

    private static string[][] Wires(DeviceSet devices, Func<int, string> target) => [.. Enumerable.Range(0, devices.Count).Select(d => (string[])[target(d)])];

    private static IEnumerable<object> Each(DeviceSet devices, Func<DeviceSet, int, IEnumerable<object>> nodes) =>
        Enumerable.Range(0, devices.Count).SelectMany(d => nodes(devices, d));

    private static string Client(int device) => $"client-{device}";

    private static string Write(int device) => $"write-{device}";

    private static string Read(int device) => $"read-{device}";
}
