using global::Orleans;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>The stand-in's public surface against the official assemblies, so that what compiles here compiles there.</summary>
public sealed class SurfaceTests
{
    private static readonly IReadOnlyDictionary<string, SurfaceType> StandIn = SurfaceReader.Read(typeof(IGrain).Assembly.Location);

    [Theory]
    [InlineData("Orleans.Core.Abstractions.dll", 30, 100)]
    [InlineData("Orleans.Serialization.Abstractions.dll", 7, 10)]
    public void PublicMembers_OfTypesInBoth_HaveTheOfficialSignature(string assembly, int leastTypes, int leastMembers)
    {
        IReadOnlyDictionary<string, SurfaceType> official = SurfaceReader.Read(Path.Combine(AppContext.BaseDirectory, "official", assembly));
        string[] shared = [.. StandIn.Keys.Where(official.ContainsKey)];
        int compared = shared.Sum(type => StandIn[type].Members.Count);

        string[] differences = [.. shared.SelectMany(type => Differences(type, StandIn[type], official[type]))];

        Assert.True(differences.Length == 0, string.Join(Environment.NewLine, differences));
        Assert.True(shared.Length >= leastTypes && compared >= leastMembers, $"compared {compared} members of {shared.Length} types");
    }

    private static IEnumerable<string> Differences(string name, SurfaceType standIn, SurfaceType official)
    {
        IEnumerable<string> members = standIn.Members.SelectMany(group => group
            .Where(signature => !official.Members[group.Key].Contains(signature))
            .Select(signature => $"{name}.{group.Key}: {signature}; official: {string.Join(" | ", official.Members[group.Key])}"));
        return members.Concat(new[] { $"{name} is {standIn.Kind}; official: {official.Kind}" }.Where(_ => standIn.Kind != official.Kind));
    }
}
