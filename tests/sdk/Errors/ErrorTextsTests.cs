namespace SmartCampus.Sdk.Tests.Errors;

public sealed class ErrorTextsTests
{
    private static readonly LocalizedText[] Texts = [.. Enum.GetValues<ErrorCode>().SelectMany(c => new[] { ErrorTexts.Title(c), ErrorTexts.Advice(c) })];

    [Fact]
    public void Texts_OfEveryCode_AreThereInBothLanguages()
    {
        Assert.Equal(14, Texts.Length);
        Assert.All(Texts, t => Assert.True(t.En.Length > 3 && t.En.All(char.IsAscii) && t.Zh.Any(c => c is >= '\u4E00' and <= '\u9FFF'), $"{t}"));
    }

    [Fact]
    public void Texts_OfEveryCode_AreDistinct() => Assert.Equal(Texts.Length, Texts.Distinct().Count());

    [Fact]
    public void Title_OfACode_IsItsOwn() => Assert.Equal("Jammed", ErrorTexts.Title(ErrorCode.Jammed).En);

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Texts_OfNoCode_Throw(int code)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorTexts.Title((ErrorCode)code));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorTexts.Advice((ErrorCode)code));
    }

    [Theory]
    [InlineData(ErrorCode.BadFrame, "crc", "badFrame.crc")]
    [InlineData(ErrorCode.Busy, null, "busy")]
    [InlineData(ErrorCode.RefusedByDevice, "illegalValue", "refusedByDevice.illegalValue")]
    public void Reason_OfAnError_IsCodeAndCause(ErrorCode code, string? cause, string reason) => Assert.Equal(reason, new DeviceError(code, cause).Reason);

    [Theory]
    [InlineData(null, null, "Busy")]
    [InlineData("later", null, "Busy (later)")]
    [InlineData("later", "asked 01, got 81", "asked 01, got 81")]
    public void Message_OfAnException_SaysWhatWasSeen(string? cause, string? detail, string message) =>
        Assert.Equal(message, new DeviceException(ErrorCode.Busy, cause, detail).Message);
}
