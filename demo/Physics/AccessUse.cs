namespace SmartCampus.Demo.Physics;

/// <summary>How people use a door with a reader.</summary>
/// <param name="SecondsBetweenVisits">Mean seconds between two that identify themselves.</param>
/// <param name="SecondsBetweenExits">Mean seconds between two that go out.</param>
internal sealed record AccessUse(double SecondsBetweenVisits = double.PositiveInfinity, double SecondsBetweenExits = double.PositiveInfinity);
