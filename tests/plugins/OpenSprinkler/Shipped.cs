namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>The plugin as the platform sees it.</summary>
internal static class Shipped
{
    /// <summary>The drivers of one loading of the plugin; stations described together share their controllers.</summary>
    public static DriverDescriptor Station() => DriverReader.Read(typeof(OpenSprinklerDrivers).Assembly, AppContext.BaseDirectory).Single(d => d.Model.Id == "opensprinkler.station");

    public static string Settings(FakeController controller, int station = 1, string password = "opendoor") =>
        $$"""{"line": "{{controller.Address}}", "password": "{{password}}", "station": {{station}}}""";

    /// <summary>Runs a station on a line of its own.</summary>
    public static Task<DriverRun> RunAsync(FakeController controller, TestDeviceContext context, int station = 1, string password = "opendoor") =>
        DriverRun.StartAsync(Station(), Settings(controller, station, password), context);
}
