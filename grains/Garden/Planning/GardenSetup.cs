using System.Collections.Immutable;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A garden and calendar with what is worked out from them alone. Made once for each definition: it remembers sun times and run lengths.</summary>
internal sealed class GardenSetup
{
    public GardenSetup(GardenDefinition garden, SchoolCalendar calendar)
    {
        Garden = garden;
        Calendar = calendar;
        Clock = GardenClock.Of(garden.Site);
        Beds = garden.Beds.ToDictionary(b => b.Id);
        Occurrences = new Occurrences(garden, calendar, Clock, new RunLength(garden, Clock));
        Meters = FlowMeter.Of(garden);
    }

    public GardenDefinition Garden { get; }

    public SchoolCalendar Calendar { get; }

    public GardenClock Clock { get; }

    public IReadOnlyDictionary<string, BedDefinition> Beds { get; }

    public Occurrences Occurrences { get; }

    public ImmutableArray<FlowMeter> Meters { get; }
}
