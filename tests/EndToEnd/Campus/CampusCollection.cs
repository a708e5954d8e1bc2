namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>The tests that share a campus.</summary>
[CollectionDefinition(Name)]
public sealed class CampusCollection : ICollectionFixture<CampusFixture>
{
    public const string Name = "Campus";
}
