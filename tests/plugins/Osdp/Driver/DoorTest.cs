using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>One door driver with one reader on a line without time of its own.</summary>
internal static class DoorTest
{
    public const string Key = "000102030405060708090A0B0C0D0E0F";
    public const string OtherKey = "F0E1D2C3B4A5968778695A4B3C2D1E0F";
    public const string FactoryKey = "303132333435363738393A3B3C3D3E3F";

    public static DriverDescriptor Driver { get; } = DriverReader.Describe(typeof(OsdpDoor));

    public static ScriptedLine LineTo(TestReader reader, ManualTime time) => new("tcp://line:4001") { Responder = reader.Answer, Time = time };

    public static string Settings(string line, string more = "") => $$"""{ "line": "{{line}}", "address": 5{{(more.Length == 0 ? "" : ", " + more)}} }""";

    public static string WithKey(string more = "") => $"\"key\": \"{Key}\"{(more.Length == 0 ? "" : ", " + more)}";

    public static Task<DriverRun> RunAsync(TestDeviceContext context, string more = "") => DriverRun.StartAsync(Driver, Settings(context.Line.Address, more), context);

    /// <summary>Polls so often.</summary>
    public static async Task PollAsync(this DriverRun run, int times)
    {
        for (int i = 0; i < times; i++)
            await run.PollAsync();
    }

    public static string? Value(this TestDeviceContext context, string property) => context.Latest(property)?.Value.ToString();

    /// <summary>All values of a property in order, each change once.</summary>
    public static IReadOnlyList<string> Values(this TestDeviceContext context, string property)
    {
        var values = new List<string>();
        foreach (string value in context.Readings.Where(r => r.Property == property).Select(r => r.Value.ToString()))
        {
            if (values.Count == 0 || values[^1] != value)
                values.Add(value);
        }
        return values;
    }

    public static IReadOnlyList<string> Raised(this TestDeviceContext context, string name, string field) =>
        [.. context.Events.Where(e => e.Name == name).Select(e => e.Data[field].ToString())];

    /// <summary>RAW of a 32-bit card.</summary>
    public static byte[] Card(uint number) => [0x50, 0, 1, 32, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
