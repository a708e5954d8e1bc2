namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>What the bytes received so far amount to.</summary>
internal enum FrameVerdict
{
    /// <summary>No answer yet; wait for more until the deadline.</summary>
    Incomplete,

    /// <summary>The answer is there.</summary>
    Reply,

    /// <summary>The answer is there and cannot be believed.</summary>
    Damaged,
}
