using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>Changes of a garden's document. Pure; <see langword="null"/> = somebody else was faster.</summary>
internal static class GardenEdits
{
    public static GardenDocument? Definition(string id, GardenDocument? known, GardenDefinition definition, int version)
    {
        if (version != (known?.Version ?? 0))
            return null;
        GardenDefinition bare = definition with { Programmes = [] };
        return known is null
            ? new GardenDocument { Id = id, Version = 1, Definition = bare, Revision = 1 }
            : known with { Version = known.Version + 1, Definition = bare, Revision = known.Revision + 1 };
    }

    public static GardenDocument? Programme(GardenDocument known, string id, Programme? programme, int version, string by, DateTimeOffset now)
    {
        int at = known.Programmes.ToList().FindIndex(p => p.Programme.Id == id);
        if (version != (at < 0 ? 0 : known.Programmes[at].Version) || (at < 0 && programme is null))
            return null;
        ImmutableArray<GardenProgramme> next = programme is null ? known.Programmes.RemoveAt(at)
            : at < 0 ? known.Programmes.Add(new GardenProgramme(1, programme, by, now))
            : known.Programmes.SetItem(at, new GardenProgramme(version + 1, programme, by, now));
        return known with { Programmes = next, Revision = known.Revision + 1 };
    }
}
