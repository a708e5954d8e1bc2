namespace SmartCampus.Host.Tests.Doors;

/// <summary>One exchange on a <see cref="ReaderLine"/>.</summary>
/// <param name="Address">The reader that was asked.</param>
/// <param name="Takes">How long it keeps the line busy, reckoned from its bytes: the same however busy the machine is.</param>
/// <param name="IsPoll">A poll that the reader executed.</param>
internal readonly record struct LineUse(byte Address, TimeSpan Takes, bool IsPoll);
