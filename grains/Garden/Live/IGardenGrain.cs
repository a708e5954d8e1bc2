using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>One garden. Its key is the garden's id.</summary>
[Alias("garden")]
public interface IGardenGrain : IGrainWithStringKey
{
    /// <summary>Wakes the garden, so that it runs. False when there is none.</summary>
    [Alias("wake")]
    Task<bool> WakeAsync();

    /// <summary>A device has something new: evaluate.</summary>
    [Alias("look")]
    Task LookAsync();

    /// <summary>The calendar or the store changed: start over with what is there.</summary>
    [Alias("configure")]
    Task ConfigureAsync();

    /// <summary>A person asks for something.</summary>
    [Alias("request")]
    Task<GardenReply> RequestAsync(GardenRequest request);

    /// <summary>A newer forecast.</summary>
    [Alias("forecast")]
    Task<GardenReply> ForecastAsync(ImmutableArray<ForecastDay> days);

    /// <summary>Changes the definition (its programmes stay), or makes the garden when <paramref name="version"/> is 0.</summary>
    [Alias("save")]
    Task<GardenReply> SaveAsync(GardenDefinition definition, int version, string by);

    /// <summary>Adds (<paramref name="version"/> 0), changes or (no <paramref name="programme"/>) removes a programme.</summary>
    [Alias("save-programme")]
    Task<GardenReply> SaveProgrammeAsync(string id, Programme? programme, int version, string by);
}
