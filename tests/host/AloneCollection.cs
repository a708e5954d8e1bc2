namespace SmartCampus.Host.Tests;

/// <summary>Tests that measure the process they run in: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
