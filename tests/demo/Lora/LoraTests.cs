using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Tests.Osdp;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Lora;

/// <summary>Radio sensors, and what their network server delivers.</summary>
public sealed class LoraTests
{
    private const string Eui = "24e124000000002a";

    private readonly NetworkServer _network = new();
    private bool _on;

    [Fact]
    public void Stall_Payload_IsTheWorkedOne() => Assert.Equal("01 75 64 02 82 2C 01 03 8E 01", Hex.Of(Milesight.Stall(100, 300, true)));

    [Fact]
    public void People_Payload_IsLittleEndian() =>
        Assert.Equal("01 75 64 03 67 EB 00 04 68 64 05 FD 2C 01", Hex.Of(Milesight.People(100, 23.5, 50, 300)));

    [Fact]
    public void Step_FirstThenChangeThenInterval_SendsEach()
    {
        LoraSensor sensor = Sensor();
        Clock.Run(sensor, TimeSpan.FromSeconds(10));
        string[] first = Sent();
        _on = true;
        Clock.Run(sensor, TimeSpan.FromSeconds(10));
        string[] change = Sent();

        Clock.Run(sensor, TimeSpan.FromMinutes(10));

        Assert.Equal(["FF 0B FF FF 01 01 FF 16 24 E1 24 00 00 00 00 2A FF 09 01 00 FF 0A 01 02 FF 0F 00", "01 75 60 03 00 00"], first);
        Assert.Equal(["01 75 60 03 00 01"], change);
        Assert.Equal(["01 75 60 03 00 01"], Sent());
    }

    [Fact]
    public void Step_Counter_GrowsAlsoOverARestart()
    {
        Clock.Run(Sensor(), TimeSpan.FromSeconds(1));
        uint[] before = Counters();
        LoraSensor again = Sensor();
        again.Step(new CampusTime(Clock.Noon.AddMinutes(5)), 1);

        Assert.Equal(before[0] + 1, before[1]);
        Assert.True(Counters()[0] > before[1]);
    }

    [Fact]
    public void Ask_Sensors_ReportOnceMore()
    {
        LoraSensor sensor = Sensor();
        Clock.Run(sensor, TimeSpan.FromSeconds(1));
        Sent();

        _network.Ask();
        Clock.Run(sensor, TimeSpan.FromSeconds(10));

        Assert.Equal(["01 75 60 03 00 00"], Sent());
    }

    [Fact]
    public void Gone_Sensor_SendsNothing()
    {
        LoraSensor sensor = Sensor();
        sensor.Gone = true;

        Clock.Run(sensor, TimeSpan.FromMinutes(30));

        Assert.Empty(Sent());
    }

    [Fact]
    public void Hear_Cut_IsLost()
    {
        _network.Cut = true;

        Clock.Run(Sensor(), TimeSpan.FromSeconds(1));

        Assert.Empty(Sent());
    }

    [Fact]
    public async Task Send_AccessComesLater_PostsTheEventWithTheToken()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("campus-lora-").FullName, "uplinks.json");
        using HttpListener platform = Listen(out string url);
        using var end = new CancellationTokenSource();
        Task sending = new UplinkSender(_network, file, TimeProvider.System).RunAsync(end.Token);
        _network.Hear(new Uplink(Eui, "Stall", 7, [0x01, 0x75, 0x64], Clock.Noon));

        await File.WriteAllTextAsync(file, new JsonObject { ["url"] = url + "api/uplinks/demo", ["token"] = "secret" }.ToJsonString());
        HttpListenerContext busy = await platform.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));
        busy.Response.StatusCode = 503;
        busy.Response.Close();
        HttpListenerContext context = await platform.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        JsonNode body = JsonNode.Parse(await reader.ReadToEndAsync())!;
        context.Response.StatusCode = 202;
        context.Response.Close();

        Assert.Equal(("Bearer secret", "/api/uplinks/demo?event=up"), (context.Request.Headers["Authorization"], context.Request.Url!.PathAndQuery));
        Assert.Equal((Eui, 7, "AXVk", 85), ((string?)body["deviceInfo"]!["devEui"], (int)body["fCnt"]!, (string?)body["data"], (int)body["fPort"]!));
        Assert.Equal(0, _network.Inquiries);
        Assert.Equal(Clock.Noon, DateTimeOffset.Parse((string)body["time"]!, System.Globalization.CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync(file, new JsonObject { ["url"] = url + "api/uplinks/demo", ["token"] = "another" }.ToJsonString());
        await Asked().WaitAsync(TimeSpan.FromSeconds(30));
        await end.CancelAsync();
        await sending.WaitAsync(TimeSpan.FromSeconds(30));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private async Task Asked()
    {
        while (_network.Inquiries == 0)
            await Task.Delay(10);
    }

    private LoraSensor Sensor() => new(Eui, "Leak", battery => Milesight.OneFlag(battery, _on), () => _on ? 1 : 0, _network);

    private string[] Sent() => [.. Drain().Select(u => Hex.Of(u.Payload))];

    private uint[] Counters() => [.. Drain().Select(u => u.Counter)];

    private List<Uplink> Drain()
    {
        var all = new List<Uplink>();
        while (_network.Waiting.TryRead(out Uplink? uplink))
            all.Add(uplink);
        return all;
    }

    private static HttpListener Listen(out string url)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var listener = new HttpListener { Prefixes = { url } };
        listener.Start();
        return listener;
    }
}
