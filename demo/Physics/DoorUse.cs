namespace SmartCampus.Demo.Physics;

/// <summary>How people use a door.</summary>
/// <param name="SecondsToPush">Mean seconds from "unlocked" to the next push.</param>
/// <param name="SecondsBetweenExits">Mean seconds between two presses of the exit button; infinite without a button.</param>
internal sealed record DoorUse(double SecondsToPush = 2.5, double SecondsBetweenExits = double.PositiveInfinity);
