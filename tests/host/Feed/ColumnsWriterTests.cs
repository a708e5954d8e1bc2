using System.Text.Json;
using SmartCampus.Host.Feed;

namespace SmartCampus.Host.Tests.Feed;

public sealed class ColumnsWriterTests
{
    private readonly DeviceFeed feed = new(new RecentEvents());
    private readonly ColumnsWriter columns = new();

    [Fact]
    public void Write_TwoDevices_IsAsTheWireContractSays()
    {
        FeedSlot first = feed.Add("a");
        FeedSlot second = feed.Add("b");
        first.Report("soil.moisture", 31.5m, TestFeed.Start.AddMilliseconds(-12));
        second.Report("soil.moisture", null, TestFeed.Start.AddMilliseconds(-40));
        columns.Add(first, FeedSlot.All);
        columns.Add(second, FeedSlot.All & ~FeedSlot.AvailabilityBit);

        string json = Written();

        Assert.Equal(
            """{"n":[1,2],"ver":[1,1],"r":[-12,-40],"av":{"0":["online",null,-12,null]},"p":{"soil.moisture":{"i":[0,1],"v":[31.5,null],"t":[-12,-40],"e":{"1":"timedOut.silent"}}}}""",
            json);
    }

    [Fact]
    public void Write_UnitOfItsOwn_IsToldWithItsDecimals()
    {
        FeedSlot first = feed.Add("a");
        FeedSlot second = feed.Add("b");
        first.Report("soil.moisture", 31.5m, TestFeed.Start);
        second.Report("soil.moisture", 250.00m, TestFeed.Start, unit: "[ppm]");
        columns.Add(first, 1);
        columns.Add(second, 1);

        string json = Written();

        Assert.Equal("""{"n":[1,2],"ver":[1,1],"r":[0,0],"p":{"soil.moisture":{"i":[0,1],"v":[31.5,250.00],"t":[0,0],"u":{"1":["[ppm]",2]}}}}""", json);
    }

    [Fact]
    public void Write_Again_HasForgottenTheFirst()
    {
        FeedSlot slot = feed.Add("a");
        slot.Report("soil.moisture", 31.5m, TestFeed.Start);
        columns.Add(slot, FeedSlot.All);
        Written();

        string json = Written();

        Assert.Equal("{}", json);
    }

    [Fact]
    public void Write_PropertyNotInTheMask_IsLeftOut()
    {
        FeedSlot slot = feed.Add("a");
        slot.Report("soil.moisture", 31.5m, TestFeed.Start);
        columns.Add(slot, FeedSlot.ReportBit);

        string json = Written();

        Assert.Equal("""{"n":[1],"ver":[1],"r":[0],"p":{}}""", json);
    }

    private string Written()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            columns.Write(writer, TestFeed.Start);
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
