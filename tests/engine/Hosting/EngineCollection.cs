namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>One running host serves all tests of the collection; each test has its own grain keys.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<EngineHost>
{
    public const string Name = "engine";
}
