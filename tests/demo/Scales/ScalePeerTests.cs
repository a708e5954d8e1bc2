using System.Net.Sockets;
using System.Text;
using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Sites;
using SmartCampus.Demo.Tests.Lines;

namespace SmartCampus.Demo.Tests.Scales;

/// <summary>Scales of the campus over their sockets and wires.</summary>
public sealed class ScalePeerTests(TestCampus campus) : IClassFixture<TestCampus>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task MtSics_StreamThenReboot_TellsOfItAndFallsSilent()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", campus.TcpPort("canteen-tray-scale-2"));
        await client.Client.SendAsync("SIR\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        string[] stream = [await LineAsync(reader), await LineAsync(reader), await LineAsync(reader)];

        lock (campus.Campus.Gate)
            ((Scale)campus.Device("canteen-tray-scale-2").Thing).Head.Reboot();

        string line = await LineAsync(reader);
        while (line.StartsWith("S S", StringComparison.Ordinal))
            line = await LineAsync(reader);
        await client.Client.SendAsync("TAC\r\n"u8.ToArray());
        Assert.All(stream, l => Assert.Matches(@"^S S +0\.000 kg$", l));
        Assert.Matches("^I4 A \"[0-9]{8}\"$", line);
        Assert.Equal("TAC A", await LineAsync(reader));
    }

    [Fact]
    public async Task Sma_Poll_IsAnsweredOverTcp() =>
        Assert.Equal("\nZ1G         0.0kg \r", Encoding.ASCII.GetString(await Wire.AskAsync(campus.TcpPort("clinic-body-scale"), "\nW\r"u8.ToArray())));

    [Fact]
    public async Task Toledo8217_Poll_IsAnsweredOnItsWire()
    {
        await using var wire = new FileStream(campus.Port("ttyFruitScale"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        byte[] answer = new byte[8];

        await wire.WriteAsync("W"u8.ToArray());
        await wire.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);

        Assert.Equal("<02>00.000<CR>", TestScale.Show(answer));
    }

    private static async Task<string> LineAsync(StreamReader reader) => await reader.ReadLineAsync().WaitAsync(Patience) ?? "";
}
