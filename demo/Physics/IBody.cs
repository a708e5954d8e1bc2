namespace SmartCampus.Demo.Physics;

/// <summary>A thing of the simulated campus that changes with time. Not thread-safe: it lives under the campus gate.</summary>
internal interface IBody
{
    /// <summary>Lets time pass.</summary>
    /// <param name="now">The campus's time after the step.</param>
    /// <param name="seconds">Length of the step, above 0.</param>
    void Step(CampusTime now, double seconds);
}
