using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Tests.Garden.Decisions;

public sealed class MemoryBookTests
{
    private static readonly BedDefinition Lettuce = Gardens.Plain.Beds[0]; // 5 m²

    [Fact]
    public void Watered_Twice_IsKnownAtOnceAndStored()
    {
        MemoryBook book = Book(9);

        book.Watered("lettuce", Gardens.At(6), 10);
        book.Watered("lettuce", Gardens.At(7), 15);

        Assert.Equal(Gardens.At(7), book.DrySince("lettuce"));
        Assert.Equal(4, book.Balance(Lettuce)!.Depletion);
        Assert.Equal(Gardens.At(7), book.Stored.DrySince["lettuce"]);
        Assert.Equal(4, book.Stored.Balances["lettuce"].Depletion);
        Assert.Equal(4, book.Balance(Lettuce)!.Depletion);
    }

    [Fact]
    public void Watered_BedWithoutBalance_GetsNone()
    {
        var book = new MemoryBook(new DecisionMemory(), Gardens.Plain.Beds.ToDictionary(b => b.Id));

        book.Watered("lettuce", Gardens.At(6), 10);

        Assert.Null(book.Balance(Lettuce));
        Assert.Empty(book.Stored.Balances);
    }

    [Theory]
    [InlineData("skip.rain", 8)] // rain waters
    [InlineData("skip.soil", 6)] // it is counted already
    [InlineData("run.plain", 6)]
    public void Remember_BedThatGotWater_IsDrySince(string rule, int hour)
    {
        MemoryBook book = Book(9);
        book.Watered("lettuce", Gardens.At(6), 10);

        book.Remember(new RunQuestion(Gardens.Morning, new(2026, 11, 22), Gardens.At(8), new GardenInputs(), false), new BedVerdict("lettuce", false, 0, Note.Of(rule), [], []));

        Assert.Equal(Gardens.At(hour), book.Stored.DrySince["lettuce"]);
        Assert.Equal(7, book.Stored.Balances["lettuce"].Depletion);
    }

    private static MemoryBook Book(decimal depletion) => new(
        new DecisionMemory { Balances = ImmutableDictionary<string, WaterBalance>.Empty.Add("lettuce", new(depletion, new(2026, 11, 21))) },
        Gardens.Plain.Beds.ToDictionary(b => b.Id));
}
