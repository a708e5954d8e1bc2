using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Feed;

/// <summary>A feed with soil probes in it.</summary>
internal static class TestFeed
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DeviceModel Soil = new("test.soil", new LocalizedText("Soil", "土壤"), [TraitReader.Read(typeof(ISoil))], []);

    public static FeedSlot Add(this DeviceFeed feed, string id, string place = "campus/garden", string nameZh = "探头", TimeSpan? staleAfter = null) =>
        (FeedSlot)feed.Announce(new DeviceConfiguration(id, id, nameZh, place, "test.soil", "{}", 1), Soil, DeviceState.Empty(Soil.Properties.Count, Start), staleAfter);

    /// <summary>The device reports one value, or an error.</summary>
    public static void Report(this FeedSlot slot, string property, decimal? value, DateTimeOffset at, string? unit = null)
    {
        Reading reading = value is { } number
            ? new Reading(property, PropertyValue.Of(number), at) { Unit = unit }
            : new Reading(property, PropertyValue.None, at) { Error = new DeviceError(ErrorCode.TimedOut, "silent") };
        (DeviceState next, DeviceChange change) = slot.State.Apply(new DeviceReport(at, Link.Up, [reading], []), Soil);
        slot.Publish(next, change);
    }
}
