using SmartCampus.Tests.Peers;

namespace SmartCampus.Host.Tests.Running;

/// <summary>Units on a pseudo-terminal. Reads and writes of one or more coils or registers are 8 bytes long, so that frames need no timing.</summary>
internal sealed class FaultyRtu : FaultyDevice
{
    private const int RequestLength = 8;

    private readonly PtyPair terminals;

    private FaultyRtu(PtyPair terminals) => this.terminals = terminals;

    public override string Line => $"serial:{terminals.Port}?baud=115200";

    public static async Task<FaultyRtu> StartAsync()
    {
        var device = new FaultyRtu(await PtyPair.StartAsync());
        device.Listen();
        return device;
    }

    public override Task PullOutAsync() => terminals.PullOutAsync();

    public override async Task PlugInAsync()
    {
        await terminals.PlugInAsync();
        Listen();
    }

    public override ValueTask DisposeAsync() => terminals.DisposeAsync();

    private void Listen()
    {
        FileStream stream = terminals.OpenDevice();
        new Thread(() => Serve(stream)) { IsBackground = true }.Start();
    }

    private void Serve(FileStream stream)
    {
        byte[] buffer = new byte[256];
        List<byte> heard = [];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                heard.AddRange(buffer.AsSpan(0, count));
                while (heard.Count >= RequestLength)
                    heard.RemoveRange(0, Take(stream, [.. heard.GetRange(0, RequestLength)]));
            }
        }
        catch (IOException)
        {
            // The terminals were pulled out.
        }
        stream.Dispose();
    }

    /// <summary>Answers a request; returns how many bytes it took.</summary>
    private int Take(FileStream stream, byte[] frame)
    {
        if (Crc(frame) != 0)
            return 1;
        if (Find(frame[0]) is not { } unit || unit.Answer(frame.AsSpan(1, RequestLength - 3)) is not { } pdu)
            return RequestLength;
        byte address = (byte)(unit.Behaviour == Behaviour.OtherUnit ? frame[0] + 100 : frame[0]);
        byte[] reply = [address, .. pdu, 0, 0];
        int crc = Crc(reply.AsSpan(0, reply.Length - 2)) ^ (unit.Behaviour == Behaviour.WrongCrc ? 0x0101 : 0);
        (reply[^2], reply[^1]) = ((byte)crc, (byte)(crc >> 8));
        stream.Write(reply);
        return RequestLength;
    }

    /// <summary>MODBUS over Serial Line V1.02, section 6.2.2: the CRC of a frame with its CRC is 0.</summary>
    private static int Crc(ReadOnlySpan<byte> frame)
    {
        int crc = 0xFFFF;
        foreach (byte b in frame)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xA001 : crc >> 1;
        }
        return crc;
    }
}
