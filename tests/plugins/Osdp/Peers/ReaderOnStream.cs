using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Peers;

/// <summary>A test reader on a real byte stream: it gathers bytes to packets and answers them.</summary>
internal sealed class ReaderOnStream(Stream stream, TestReader reader)
{
    private readonly List<byte> gathered = [];

    /// <summary>Answers until the stream ends.</summary>
    public void Run()
    {
        byte[] buffer = new byte[256];
        try
        {
            for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                gathered.AddRange(buffer[..count]);
                Serve();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve()
    {
        while (true)
        {
            gathered.RemoveRange(0, gathered.FindIndex(b => b == 0x53) is var start && start < 0 ? gathered.Count : start);
            if (gathered.Count < 5 || gathered.Count < (gathered[2] | gathered[3] << 8))
                return;
            byte[] packet = [.. gathered[..(gathered[2] | gathered[3] << 8)]];
            gathered.RemoveRange(0, packet.Length);
            byte[] reply;
            lock (reader)
                reply = reader.Answer(packet);
            if (reply.Length > 0)
                stream.Write([0xFF, .. reply]);
        }
    }
}
