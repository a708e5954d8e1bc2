namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>What was found among the bytes received after a request.</summary>
/// <param name="Verdict">Whether there is an answer.</param>
/// <param name="Start">Where the reply's PDU begins; without a reply: where the bytes begin that may still become one.</param>
/// <param name="Length">How long the reply's PDU is.</param>
/// <param name="Cause">Without a reply: what to call it when the deadline passes now, in camel case.</param>
/// <param name="Echoed">True when our own request came back first.</param>
internal readonly record struct FrameScan(FrameVerdict Verdict, int Start, int Length, string? Cause, bool Echoed)
{
    /// <summary>Nothing came that is for us.</summary>
    public const string Silent = "silent";

    /// <summary>An answer began and did not end.</summary>
    public const string Truncated = "truncated";

    /// <summary>Only another unit spoke.</summary>
    public const string ForeignUnit = "foreignUnit";

    /// <summary>The unit answered something that was not asked.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>The check sum is wrong.</summary>
    public const string Crc = "crc";

    /// <summary>The TCP header is none.</summary>
    public const string Header = "header";

    public static FrameScan Incomplete(int start, string cause, bool echoed = false) => new(FrameVerdict.Incomplete, start, 0, cause, echoed);

    public static FrameScan Damaged(string cause, bool echoed = false) => new(FrameVerdict.Damaged, 0, 0, cause, echoed);

    public static FrameScan Reply(int start, int length, bool echoed = false) => new(FrameVerdict.Reply, start, length, null, echoed);
}
