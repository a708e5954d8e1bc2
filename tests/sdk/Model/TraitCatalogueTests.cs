namespace SmartCampus.Sdk.Tests.Model;

/// <summary>Every shipped trait, read as the platform reads it.</summary>
public sealed class TraitCatalogueTests
{
    [Fact]
    public void Read_EveryTrait_HasTheMembersOfTheCatalogue() => Assert.Equal(
        """
        airQuality: airQuality.ammonia Number [ppm] 0..1000, airQuality.carbonDioxide Number [ppm] 0..50000
        cardReader: cardReader.tamper Boolean, cardReader.powerFailure Boolean; cardReader.refuse(); event cardReader.presented; event cardReader.keyed
        climate: climate.temperature Number Cel -60..100, climate.humidity Number % 0..100
        consumable: consumable.level Number % 0..100
        door: door.mode Enum(normal|passage), door.alarm Enum(none|heldSoon|heldOpen|forced), door.exitRequest Boolean; door.hold(duration? Duration s 60..43200 = 3600) proves door.mode passage; door.resume() proves door.mode normal; event door.alarmed; safe door.mode passage by door.resume after 43200 s, Access
        doorContact: doorContact.state Enum(open|closed|forcedOpen|error)
        energy: energy.power Number W, energy.voltage Number V 0..1000, energy.current Number A 0..10000, energy.frequency Number Hz 0..100, energy.total Number kW.h 0..
        flowMeter: flowMeter.rate Number L/min 0.., flowMeter.total Number L 0..
        leak: leak.wet Boolean
        lock: lock.state Enum(notFullyLocked|locked|unlocked); lock.unlock(hold? Duration s 1..600 = 5) proves lock.state unlocked; lock.lock() proves lock.state locked; event lock.operated; safe lock.state unlocked by lock.lock after 600 s unless door.mode passage, Access
        occupancy: occupancy.occupied Boolean, occupancy.count Integer 0..10000
        pump: pump.running Boolean; pump.start(duration? Duration s 1..3600 = 300) proves pump.running true; pump.stop() proves pump.running false; safe pump.running true by pump.stop after 3600 s or link lost, Water
        rain: rain.raining Boolean, rain.amount Number mm 0..
        residualCurrent: residualCurrent.current Number mA 0..100000, residualCurrent.alarm Boolean, residualCurrent.preAlarm Boolean
        scale: scale.weight Number kg, scale.state Enum(stable|motion|overload|underload|fault), scale.stable Boolean, scale.net Boolean, scale.atZero Boolean; scale.tare() proves scale.atZero true; scale.zero() proves scale.atZero true
        soil: soil.moisture Number % 0..100, soil.temperature Number Cel -40..80, soil.conductivity Number uS/cm 0..20000
        switch: switch.on Boolean; switch.turnOn() proves switch.on true; switch.turnOff() proves switch.on false
        tare: tare.value Number kg, tare.active Boolean; tare.preset(weight Number kg 0.000001..100000) proves tare.active true; tare.clear() proves tare.active false
        valve: valve.state Enum(closed|open|moving); valve.open(duration? Duration s 1..3600 = 300) proves valve.state open; valve.close() proves valve.state closed; safe valve.state open by valve.close after 3600 s or link lost, Water
        wind: wind.speed Number m/s 0..100
        """.ReplaceLineEndings("\n"),
        string.Join('\n', ShippedTraits.All.Select(Show).Order(StringComparer.Ordinal)));

    [Fact]
    public void Read_EveryText_IsThereInEnglishAndChinese()
    {
        LocalizedText[] texts = [.. ShippedTraits.All.SelectMany(Texts)];

        Assert.True(texts.Length > 60, $"Only {texts.Length} texts were found to look at.");
        Assert.All(texts, text => Assert.True(text.En.Any(char.IsAsciiLetter) && !text.En.Any(IsHan) && text.Zh.Any(IsHan), $"{text}"));
    }

    [Fact]
    public void Read_EveryMeasuredNumber_NamesItsUnit() => Assert.All(
        ShippedTraits.All.SelectMany(t => t.Properties).Where(p => p.Type is ModelType.Number or ModelType.Duration),
        property => Assert.False(string.IsNullOrEmpty(property.Unit), property.Name));

    [Fact]
    public void Read_EveryProperty_IsPlainData() => Assert.All(
        ShippedTraits.All.SelectMany(t => t.Properties), property => Assert.Equal(typeof(PropertyDefinition), property.GetType()));

    [Fact]
    public void TraitNames_OfAllTraits_AreDistinct() => Assert.Equal(ShippedTraits.All.Count, ShippedTraits.All.Select(t => t.Name).Distinct().Count());

    [Fact]
    public void Interfaces_OfAllTraits_HaveUpTo7Members() => Assert.All(ShippedTraits.Types, t => Assert.InRange(t.GetMembers().Length, 1, 7));

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static IEnumerable<LocalizedText> Texts(TraitDefinition trait) =>
    [
        trait.Title,
        .. trait.Properties.SelectMany(p => p.Options.Select(o => o.Title).Append(p.Title)).Where(t => t != new LocalizedText("CO2", "二氧化碳")),
        .. trait.Commands.SelectMany(c => c.Parameters.SelectMany(p => p.Options.Select(o => o.Title).Append(p.Title)).Append(c.Title)),
        .. trait.Events.Select(e => new LocalizedText(e.En, e.Zh)),
    ];

    private static string Show(TraitDefinition trait) => trait.Name + ": " + string.Join(
        "; ",
        [
            string.Join(", ", trait.Properties.Select(Show)),
            .. trait.Commands.Select(c => $"{c.Name}({string.Join(", ", c.Parameters.Select(Show))}){(c.Proof is { } p ? $" proves {p.Property} {p.Value}" : "")}"),
            .. trait.Events.Select(e => "event " + e.Name),
            .. new[] { trait.Safety }.OfType<SafetyDefinition>().Select(s =>
                $"safe {s.Property} {s.On} by {s.Off} after {s.LongestOn.TotalSeconds} s{(s.OffOnLinkLost ? " or link lost" : "")}{(s.Except is { } e ? $" unless {e.Property} {e.Value}" : "")}, {s.Hazard}"),
        ]);

    private static string Show(PropertyDefinition p) =>
        $"{p.Name} {p.Type}{(p.Options.Count == 0 ? "" : $"({string.Join('|', p.Options.Select(o => o.Value))})")}{Rest(p.Unit, p.Minimum, p.Maximum)}";

    private static string Show(ParameterDefinition p) => $"{p.Name}{(p.Required ? "" : "?")} {p.Type}{Rest(p.Unit, p.Minimum, p.Maximum)}{(p.Default.IsNone ? "" : $" = {p.Default}")}";

    private static string Rest(string? unit, decimal? minimum, decimal? maximum) =>
        (unit is null ? "" : " " + unit) + (minimum is null && maximum is null ? "" : $" {minimum}..{maximum}");
}
