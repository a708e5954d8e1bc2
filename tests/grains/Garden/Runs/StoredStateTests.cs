using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Tests.Garden.Week;

namespace SmartCampus.Grains.Tests.Garden.Runs;

public sealed class StoredStateTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    [Fact]
    public void State_InMidRun_ComesBackFromJsonAndGoesOnTheSame()
    {
        DateTimeOffset saturday = WeekGarden.Monday.AddDays(5);
        var rig = new GardenRig(WeekGarden.Definition, saturday) { Calendar = WeekGarden.Calendar };
        rig.RunTo(saturday.AddHours(17.45)); // two beds are open
        Assert.Equal(2, rig.State.Valves.Count);
        rig.State = Restart(rig.State);
        rig.RunTo(saturday.AddHours(17.55)); // they soak
        Assert.Equal(2, rig.State.Queue.Length);

        rig.State = Restart(rig.State);
        rig.RunTo(saturday.AddDays(1));

        Assert.Equal(5, rig.Record.Count(d => d.Rule.Code == "watered" && d.At > saturday.AddHours(17)));
    }

    [Fact]
    public void Definition_Json_ComesBack()
    {
        string json = JsonSerializer.Serialize(WeekGarden.Definition, Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<GardenDefinition>(json, Options), Options));
    }

    /// <summary>What Orleans' generator would refuse: a type that is stored or sent without marks, or two members with one number.</summary>
    [Fact]
    public void Types_ThatAreStoredOrSent_AreMarked()
    {
        List<Type> types = [.. typeof(GardenDefinition).Assembly.GetTypes().Where(t => t.IsPublic && t.Namespace is { } n
            && (n.StartsWith("SmartCampus.Grains.Garden", StringComparison.Ordinal) || n == "SmartCampus.Grains.Calendar")
            && t.IsClass && !(t.IsAbstract && t.IsSealed)
            && t != typeof(GardenServices))]; // what the grain is made with, never stored

        Assert.True(types.Count > 40, $"Only {types.Count} types.");
        Assert.Contains(typeof(GardenRequest), types);
        Assert.All(types, type =>
        {
            Assert.True(type.IsDefined(typeof(GenerateSerializerAttribute)), $"{type} has no [GenerateSerializer].");
            Assert.True(type.IsDefined(typeof(AliasAttribute)), $"{type} has no [Alias].");
            List<PropertyInfo> stored = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];
            List<uint> ids = [.. stored.Select(p => p.GetCustomAttribute<IdAttribute>()!.Id)];
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        });
        Assert.Equal(types.Count, types.Select(t => t.GetCustomAttribute<AliasAttribute>()!.Alias).Distinct().Count());
    }

    /// <summary>The state as a restart finds it.</summary>
    internal static GardenRunState Restart(GardenRunState state)
    {
        string json = JsonSerializer.Serialize(state, Options);
        GardenRunState back = JsonSerializer.Deserialize<GardenRunState>(json, Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, Options));
        return back;
    }
}
