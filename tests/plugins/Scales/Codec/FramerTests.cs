using System.Text;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

public sealed class FramerTests
{
    [Fact]
    public void TryTake_StreamBegunInTheMiddle_DropsTheCutLine() => Assert.Equal(["two", "three"], Lines(cut: true, "ne\r\ntwo\r\nthree\r\nfo"));

    [Fact]
    public void TryTake_CleanBeginning_KeepsTheFirstLine() => Assert.Equal(["one", "two"], Lines(cut: false, "one\r\ntwo\r"));

    [Fact]
    public void TryTake_TooLong_IsDroppedToTheNextEndAndNotJoined() => Assert.Equal(["a", "b"], Lines(cut: false, "a\r\n0123456789ABCDEF\r\nb\r\n"));

    [Fact]
    public void TryTake_ByteByByte_IsTheSame() => Assert.Equal(["one", "two"], Lines(cut: false, [.. "one\r\ntwo\r\n".Select(c => c.ToString())]));

    [Fact]
    public void TryTake_StartInsideAMessage_BeginsAnewAndForgetsTheHalf()
    {
        var framer = new Framer(0x02, "\r"u8.ToArray(), 8);

        Assert.Equal(["1.250"], Take(framer, "x\r\x02" + "01.2\x02" + "1.250\r9\r"));
    }

    private static string[] Lines(bool cut, params string[] chunks)
    {
        var framer = new Framer(null, "\r\n"u8.ToArray(), 10);
        framer.Reset(cut);
        return [.. chunks.SelectMany(c => Take(framer, c))];
    }

    private static List<string> Take(Framer framer, string text)
    {
        List<string> lines = [];
        ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(text);
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> line))
            lines.Add(Encoding.ASCII.GetString(line));
        return lines;
    }
}
