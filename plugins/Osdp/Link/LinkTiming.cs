using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>The times of a line. OSDP v2.2, 5.7.</summary>
/// <param name="Character">Time that one character takes.</param>
/// <param name="ReplyTimeout">Longest time to the first byte of a reply, behind the last byte of the command.</param>
/// <param name="IdleGap">Silence before somebody speaks; zero where there is no wire of our own.</param>
internal sealed record LinkTiming(TimeSpan Character, TimeSpan ReplyTimeout, TimeSpan IdleGap)
{
    private const int BitsPerCharacter = 10;
    private const int UsualBaud = 9600;
    private const int LongestUsualReply = 256;

    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(100);

    /// <summary>A reply that has begun and does not grow for so long is over. Adapters and gateways deliver in bursts; but never as long as a reply may take to begin.</summary>
    public TimeSpan BetweenCharacters => ReplyTimeout / 2 < Burst ? ReplyTimeout / 2 : Burst;

    /// <summary>The times of a line; behind a gateway the usual speed is assumed.</summary>
    public static LinkTiming Of(string lineAddress, TimeSpan replyTimeout)
    {
        bool serial = LineAddress.TryParse(lineAddress, out LineAddress? line, out _) && line.Kind == LineKind.Serial;
        TimeSpan character = TimeSpan.FromSeconds((double)BitsPerCharacter / (serial ? line!.Baud : UsualBaud));
        return new LinkTiming(character, replyTimeout, serial ? TimeSpan.FromMilliseconds(Math.Ceiling(2 * character.TotalMilliseconds)) : TimeSpan.Zero);
    }

    /// <summary>How long to wait for the first byte after a command was handed to the line.</summary>
    public TimeSpan FirstByte(int commandLength, TimeSpan timeout) => timeout + (Character * (commandLength + 1));

    /// <summary>How long the whole exchange may take, whatever comes.</summary>
    public TimeSpan Longest(int commandLength, TimeSpan timeout) => FirstByte(commandLength, timeout) + (Character * LongestUsualReply);
}
