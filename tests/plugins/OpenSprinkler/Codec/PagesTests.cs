using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Tests.Codec;

public sealed class PagesTests
{
    [Theory]
    [InlineData("opendoor", "a6d82bced638de3def1e9bbb4983225c")] // 2.2.1 API, section 1: the factory's password
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")] // RFC 1321, A.5
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")]
    public void Of_Password_IsItsMd5InLowerCase(string password, string expected) => Assert.Equal(expected, PasswordHash.Of(password));

    [Theory]
    [InlineData(1, 1, "/cm?pw=x&sid=0&en=1&t=1")]
    [InlineData(200, 64800, "/cm?pw=x&sid=199&en=1&t=64800")]
    public void Start_Station_CountsFromZeroOnTheWire(int station, int seconds, string expected) => Assert.Equal(expected, Pages.Start("x", station, seconds));

    [Fact]
    public void Stop_Station_CountsFromZeroOnTheWire() => Assert.Equal("/cm?pw=x&sid=7&en=0", Pages.Stop("x", 8));

    [Fact]
    public void Pages_ForReading_AreThese() =>
        Assert.Equal(["/jc?pw=x", "/js?pw=x", "/jo?pw=x", "/jn?pw=x"], [Pages.Controller("x"), Pages.Outputs("x"), Pages.Options("x"), Pages.Stations("x")]);
}
