using System.Text;
using SmartCampus.Tests.Peers;

namespace SmartCampus.Plugins.Scales.Tests.Driver;

/// <summary>Every driver over a real pseudo-terminal. It has no parity; 7E1 and the like are the line's, in its address.</summary>
public sealed class SerialTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TestScale scale = new();
    private readonly SicsScale sics = new() { Load = 50.00m };

    [Theory]
    [InlineData("scales.mt-sics", "poll")]
    [InlineData("scales.mt-sics", "continuous")]
    [InlineData("scales.toledo-8217", "")]
    [InlineData("scales.toledo-continuous", "")]
    [InlineData("scales.and", "poll")]
    [InlineData("scales.and", "continuous")]
    [InlineData("scales.cas", "poll")]
    [InlineData("scales.cas", "continuous")]
    [InlineData("scales.sma", "poll")]
    [InlineData("scales.sma", "continuous")]
    public async Task Run_OnATerminal_ReportsTheWeight(string id, string mode)
    {
        await using PtyPair terminals = await PtyPair.StartAsync();
        using FileStream device = terminals.OpenDevice();
        (Func<string, string> answer, Func<string?> says) = Words(id, mode);
        Start(() => Serve(device, answer));
        Start(() => Speak(device, says));

        string more = "\"timeout\": 30" + (mode.Length == 0 ? "" : $", \"mode\": \"{mode}\"");
        await using ScaleRun run = await ScaleRun.StartAsync(id, $"serial:{terminals.Port}?baud=9600&parity=even&bits=7", more);

        await run.SeeAsync("scale.weight", id == "scales.mt-sics" ? "50.00 g" : "0.050 kg");
        Assert.Equal("stable", run.Value("scale.state"));
    }

    private (Func<string, string> Answer, Func<string?> Says) Words(string id, string mode)
    {
        Func<string?> nothing = () => null;
        Func<string, string> deaf = _ => "";
        return (id, mode) switch
        {
            ("scales.mt-sics", _) => (sics.Answer, () => sics.Repeats ? sics.WeightLine : null),
            ("scales.toledo-8217", _) => (scale.Toledo8217, nothing),
            ("scales.toledo-continuous", _) => (deaf, scale.ToledoMessage),
            ("scales.and", "poll") => (scale.And, nothing),
            ("scales.and", _) => (deaf, scale.AndLine),
            ("scales.cas", "poll") => (scale.CasRetail, nothing),
            ("scales.cas", _) => (deaf, scale.CasLine),
            ("scales.sma", "poll") => (scale.Sma, nothing),
            _ => (SmaCommands, scale.SmaReply),
        };
    }

    /// <summary>Several commands may come together.</summary>
    private string SmaCommands(string heard) => string.Concat(heard.Split('\r', StringSplitOptions.RemoveEmptyEntries).Select(scale.Sma));

    private static void Start(ThreadStart work) => new Thread(work) { IsBackground = true, Name = "scale" }.Start();

    private static void Serve(FileStream device, Func<string, string> answer)
    {
        byte[] buffer = new byte[256];
        try
        {
            while (device.Read(buffer) is > 0 and var count)
                Write(device, answer(Encoding.Latin1.GetString(buffer, 0, count)));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The terminals are gone.
        }
    }

    private static void Speak(FileStream device, Func<string?> says)
    {
        using var pause = new ManualResetEventSlim();
        try
        {
            while (!pause.Wait(Pause))
                Write(device, says());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The terminals are gone.
        }
    }

    private static void Write(FileStream device, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        lock (device)
            device.Write(Encoding.Latin1.GetBytes(text));
    }
}
