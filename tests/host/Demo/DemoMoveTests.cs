using SmartCampus.Host.Demo;

namespace SmartCampus.Host.Tests.Demo;

public sealed class DemoMoveTests
{
    [Fact]
    public void Apply_AnotherPort_MovesTheLineAndKeepsTheRest() => Assert.Equal(
        """{"line":"tcp://127.0.0.1:2","key":"changed","interval":9}""",
        DemoMove.Apply("""{"line":"tcp://127.0.0.1:1","key":"changed","interval":9}""", """{"line":"tcp://127.0.0.1:2","key":"old","interval":1}"""));

    [Theory]
    [InlineData("""{"line":"a","interval":9}""", """{"line":"a","interval":1}""")]
    [InlineData("""{"devEui":"1"}""", """{"devEui":"2"}""")]
    [InlineData("[]", """{"line":"a"}""")]
    public void Apply_SameLineOrNone_ChangesNothing(string stored, string seeded) => Assert.Null(DemoMove.Apply(stored, seeded));
}
