namespace SmartCampus.Plugins.Modbus.Tests;

/// <summary>The profiles as they are shipped, copied beside the tests.</summary>
internal static class Shipped
{
    public static IReadOnlyList<DriverDescriptor> All => [.. new ModbusProfiles().Describe(AppContext.BaseDirectory)];

    public static DriverDescriptor Of(string id) => All.Single(d => d.Model.Id == "modbus." + id);

    public static string Settings(string line, string more = "") => $$"""{ "line": "{{line}}"{{(more.Length == 0 ? "" : ", " + more)}} }""";

    public static Task<DriverRun> RunAsync(string id, TestDeviceContext context, string more = "") =>
        DriverRun.StartAsync(Of(id), Settings(context.Line.Address, more), context);
}
