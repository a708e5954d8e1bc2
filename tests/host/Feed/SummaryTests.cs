using System.Text;
using System.Text.Json;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Feed;

public sealed class SummaryTests
{
    private static readonly DeviceModel Door = new(
        "test.door",
        new LocalizedText("Door", "门"),
        [TraitReader.Read(typeof(ICardReader)), TraitReader.Read(typeof(IDoorContact)), TraitReader.Read(typeof(ILock))],
        []);

    private readonly DeviceFeed feed = new(new RecentEvents());

    [Fact]
    public void Write_DevicesInTwoBuildings_AreCountedOnceByBuildingAndKind()
    {
        feed.Add("probe-1", "campus/garden/row");
        feed.Add("probe-2", "campus/garden").Report("soil.moisture", 20, TestFeed.Start);
        feed.Add("probe-3", "campus/library");
        Announce("east", "campus/library/1", Door);

        JsonElement summary = Written();

        Assert.Equal(4, summary.GetProperty("total").GetInt32());
        Assert.Equal(["lock", "soil"], summary.GetProperty("kinds").EnumerateArray().Select(k => k.GetProperty("name").GetString()));
        Assert.Equal("土壤", summary.GetProperty("kinds")[1].GetProperty("title").GetProperty("zh").GetString()![..2]);
        JsonElement garden = summary.GetProperty("byPlace")[0], library = summary.GetProperty("byPlace")[1];
        Assert.Equal("campus/garden", garden.GetProperty("path").GetString());
        Assert.Equal([2, 0, 0, 0, 1, 1], Cell(garden, "soil"));
        Assert.Equal([1, 0, 0, 0, 1, 0], Cell(library, "soil"));
        Assert.Equal([1, 0, 0, 0, 1, 0], Cell(library, "lock"));
        Assert.Equal(2, library.GetProperty("unknown").GetInt32());
    }

    [Fact]
    public void Write_DriverNotLoaded_IsInTheTotalsAndOfNoKind()
    {
        Announce("orphan", "campus/library", model: null);

        JsonElement summary = Written();

        Assert.Equal(1, summary.GetProperty("byPlace")[0].GetProperty("total").GetInt32());
        Assert.Empty(summary.GetProperty("kinds").EnumerateArray());
        Assert.Empty(summary.GetProperty("byPlace")[0].GetProperty("kinds").EnumerateObject());
    }

    [Fact]
    public void Equals_ADeviceOfAnotherKindInItsPlace_IsAnotherSummary()
    {
        feed.Add("probe", "campus/library");
        Summary before = Taken();
        Assert.Equal(before, Taken());

        feed.Remove("probe");
        Announce("probe", "campus/library", Door);

        Assert.NotEqual(before, Taken());
    }

    private static IEnumerable<int> Cell(JsonElement place, string kind) => place.GetProperty("kinds").GetProperty(kind).EnumerateArray().Select(n => n.GetInt32());

    private void Announce(string id, string place, DeviceModel? model) =>
        feed.Announce(new DeviceConfiguration(id, id, id, place, "test.door", "{}", 1), model, DeviceState.Empty(model?.Properties.Count ?? 0, TestFeed.Start), staleAfter: null);

    private Summary Taken() => Summary.Of(feed.Slots, 0, TestFeed.Start);

    private JsonElement Written()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Taken().Write(writer);
        return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
