using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>What the client saw of the devices.</summary>
/// <param name="Seen">Devices whose state came at all.</param>
/// <param name="Updates">Changes while measuring.</param>
/// <param name="Silent">Devices without a change while measuring.</param>
/// <param name="Push">From the device's reply to the client, µs.</param>
/// <param name="EndToEnd">From the change in the device to the client, µs: with half a poll period.</param>
/// <param name="FirstAt">When the first state came, µs since 1970.</param>
/// <param name="AllAt">When every device's state had come, µs since 1970; 0 if not.</param>
internal sealed record StateFigures(int Seen, long Updates, int Silent, Quantiles Push, Quantiles EndToEnd, long FirstAt, long AllAt);
