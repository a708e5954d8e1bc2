using System.Text;
using Acme.Meter.Codec;

namespace Acme.Meter.Tests;

public sealed class MeterFrameTests
{
    [Fact]
    public void Build_Question_IsTheDocumentsExample() =>
        Assert.Equal("01:?*DA\n", Encoding.ASCII.GetString(new MeterFrame(1, "?").Build())); // 30 31 3A 3F add up to DA

    [Theory]
    [InlineData("01:?*DA", true)]
    [InlineData("01:?*DB", false)] // wrong sum
    [InlineData("01:?*D", false)] // cut
    [InlineData("0x:?*22", false)] // no address
    [InlineData("", false)]
    public void TryParse_Line_IsTakenOnlyWhenRight(string line, bool taken) =>
        Assert.Equal(taken, MeterFrame.TryParse(Encoding.ASCII.GetBytes(line), out _));
}
