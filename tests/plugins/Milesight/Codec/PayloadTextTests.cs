using SmartCampus.Plugins.Milesight.Codec;

namespace SmartCampus.Plugins.Milesight.Tests.Codec;

public sealed class PayloadTextTests
{
    [Theory]
    [InlineData("AXVkAoIsAQOOAQ==", new[] { "01 75 64 02 82 2C 01 03 8E 01" })]
    [InlineData("017564", new[] { "01 75 64" })] // six characters are no base64
    [InlineData("A44B", new[] { "03 8E 01", "A4 4B" })] // both
    [InlineData("01756402822C01038E01", new[] { "D3 5E F9 EB 8D 36 F3 6D 82 D3 5D 37 F0 4D 35", "01 75 64 02 82 2C 01 03 8E 01" })]
    [InlineData("", new[] { "", "" })]
    [InlineData("???", new string[0])]
    [InlineData("AXVk=", new string[0])]
    public void Decode_Text_IsEachThingThatItMayMean(string text, string[] payloads) => Assert.Equal(payloads, PayloadText.Decode(text).Select(p => Hex.Text(p)));
}
