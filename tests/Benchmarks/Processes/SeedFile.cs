using System.Text.Json;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>Writes the devices of a run as the product's <c>--seed</c> file.</summary>
internal static class SeedFile
{
    /// <summary>Commands only: a switch's own poll is so rare that product and limit program read the same number of times.</summary>
    private const int RareInterval = 3600;

    public static async Task WriteAsync(string path, DeviceSet devices, CancellationToken cancellationToken)
    {
        IEnumerable<object> all = Enumerable.Range(0, devices.Count).Select(i => Registers(devices, i));
        if (devices.WithSwitches)
            all = all.Concat(Enumerable.Range(0, devices.Count).Select(i => Switch(devices, i)));
        await using FileStream file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new { places = Array.Empty<object>(), devices = all }, BenchJson.Line, cancellationToken);
    }

    private static object Registers(DeviceSet devices, int number) => new
    {
        id = DeviceNames.RegistersOf(number),
        name = new { en = $"Registers {number}", zh = $"寄存器 {number}" },
        place = $"campus/hall-{number / 100}",
        driver = "modbus.registers-8",
        settings = new { line = devices.LineOf(number), unit = devices.UnitOf(number), interval = 1 },
    };

    private static object Switch(DeviceSet devices, int number) => new
    {
        id = DeviceNames.SwitchOf(number),
        name = new { en = $"Switch {number}", zh = $"开关 {number}" },
        place = $"campus/hall-{number / 100}",
        driver = "modbus.relay-switch",
        settings = new { line = devices.LineOf(number), unit = devices.UnitOf(number), interval = RareInterval, channel = 1 },
    };
}
