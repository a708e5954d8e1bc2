using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

/// <summary>A clock that tests step: a tenth of a second at a time, from a summer noon on.</summary>
internal static class Clock
{
    public const double Step = 0.1;

    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    public static CampusTime At(double hour) => new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddHours(hour));

    public static void Run(IBody body, TimeSpan span) => Watch(body, span, () => false);

    public static T[] Watch<T>(IBody body, TimeSpan span, Func<T> look) =>
        [.. Enumerable.Range(1, (int)(span.TotalSeconds / Step)).Select(i =>
        {
            body.Step(new CampusTime(Noon.AddSeconds(i * Step)), Step);
            return look();
        })];

    public static void Until(IBody body, Func<bool> reached)
    {
        int steps = Enumerable.Range(1, 1_000_000).First(i =>
        {
            body.Step(new CampusTime(Noon.AddSeconds(i * Step)), Step);
            return reached();
        });
        Assert.InRange(steps, 1, 1_000_000);
    }
}
