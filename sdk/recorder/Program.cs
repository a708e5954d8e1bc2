using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using SmartCampus.Sdk;
using SmartCampus.Sdk.Testing;

// Records what goes between a host and a device: LINE FILE [--listen 127.0.0.1:5020]. Ctrl-C ends it.
if (args is not ([_, _] or [_, _, "--listen", _]))
    return Complain("record LINE FILE [--listen 127.0.0.1:5020]");
if (!LineAddress.TryParse(args[0], out LineAddress? device, out string? problem))
    return Complain(problem);
if (!IPEndPoint.TryParse(args.Length == 4 ? args[3] : "127.0.0.1:5020", out IPEndPoint? local))
    return Complain($"--listen is '{args[3]}'; it must be address:port, e.g. 127.0.0.1:5020");

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var listener = new TcpListener(local);
try
{
    listener.Start();
    await using var file = new StreamWriter(args[1]);
    var recorder = new LineRecorder(device, file, TimeProvider.System);
    Console.WriteLine($"Recording {device} into {args[1]}. Give the device the line tcp://{listener.LocalEndpoint}; Ctrl-C ends.");
    try
    {
        await recorder.RunAsync(listener, stop.Token);
    }
    catch (OperationCanceledException)
    {
        Console.WriteLine($"{recorder.Chunks} chunks recorded.");
    }
    return 0;
}
catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException or PlatformNotSupportedException)
{
    return Complain(e.Message);
}

int Complain(string text)
{
    Console.Error.WriteLine(text);
    return 2;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
