using System.Text;
using System.Text.Json;

namespace SmartCampus.Benchmarks.Client;

/// <summary>
/// The product's hub as the console uses it, docs/wire.md "Hub": one subscription to all devices, a snapshot, then numbered column batches.
/// SignalR's JSON protocol: records end in 0x1E; type 1 is a push, 3 the answer to a call, 6 a ping, 7 the end.
/// </summary>
internal sealed class HubProtocol(StateTracker tracker) : IConsoleProtocol
{
    private const byte RecordEnd = 0x1e;
    private const string Subscribe = """{"type":1,"invocationId":"1","target":"Subscribe","arguments":[{"kind":"devices"}]}""";

    private readonly ColumnReader columns = new(tracker);
    private string? subscription;
    private long sequence;
    private bool isResyncing;

    public string Path => "/hub";

    public int Gaps { get; private set; }

    public static void Send(ConsoleSocket console, string record) => console.Frames.Send(Encoding.UTF8.GetBytes(record + (char)RecordEnd));

    public void Open(ConsoleSocket console)
    {
        Send(console, """{"protocol":"json","version":1}""");
        Send(console, Subscribe);
    }

    public void Take(ConsoleSocket console, ReadOnlySpan<byte> message)
    {
        while (message.IndexOf(RecordEnd) is >= 0 and int end)
        {
            TakeRecord(console, message[..end]);
            message = message[(end + 1)..];
        }
    }

    public void KeepAlive(ConsoleSocket console) => Send(console, """{"type":6}""");

    private void TakeRecord(ConsoleSocket console, ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        int type = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
                type = ReadInteger(ref reader);
            else if (type == 1 && reader.ValueTextEquals("arguments"u8))
                TakePush(console, ref reader);
            else if (type == 3 && reader.ValueTextEquals("result"u8))
                TakeSnapshot(ref reader);
            else if (reader.ValueTextEquals("error"u8))
                throw new InvalidOperationException($"The hub answered: {Encoding.UTF8.GetString(record)}");
            else
                reader.Skip();
        }
    }

    private void TakePush(ConsoleSocket console, ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Read(); // the subscription
        reader.Read(); // the epoch: the host is not restarted under a connection
        long number = ReadInteger(ref reader);
        reader.Read();
        bool known = columns.Read(ref reader);
        if (number != sequence + 1 || !known)
            Resync(console, number);
        sequence = number;
        reader.Read();
    }

    private void TakeSnapshot(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("sub"u8))
                subscription = ReadText(ref reader);
            else if (reader.ValueTextEquals("seq"u8))
                sequence = ReadInteger(ref reader);
            else if (reader.ValueTextEquals("items"u8))
                columns.ReadItems(ref reader);
            else if (reader.ValueTextEquals("columns"u8) && reader.Read())
                columns.Read(ref reader);
            else
                reader.Skip();
        }
        isResyncing = false;
    }

    private void Resync(ConsoleSocket console, long number)
    {
        if (isResyncing || subscription is null)
            return;
        isResyncing = true;
        Gaps++;
        Send(console, $$"""{"type":1,"invocationId":"2","target":"Resync","arguments":["{{subscription}}",{{number}}]}""");
    }

    private static int ReadInteger(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
