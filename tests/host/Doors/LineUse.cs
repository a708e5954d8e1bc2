namespace SmartCampus.Host.Tests.Doors;

/// <summary>One exchange on a <see cref="ReaderLine"/>.</summary>
/// <param name="Address">The reader that was asked.</param>
/// <param name="Takes">How long it keeps the line busy, reckoned from its bytes: the same however busy the machine is.</param>
/// <param name="IsPoll">A poll of a reader that is there; also one that is repeated, because on a busy machine the answer came after its time.</param>
internal readonly record struct LineUse(byte Address, TimeSpan Takes, bool IsPoll);
