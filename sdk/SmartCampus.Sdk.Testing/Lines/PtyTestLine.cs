namespace SmartCampus.Sdk.Testing;

/// <summary>A terminal or pseudo-terminal for tests, used as it is: whoever made it (e.g. <c>socat pty,raw,echo=0</c>) has set it up.</summary>
/// <param name="address"><c>serial:/path</c>; speed and parity are not applied.</param>
public sealed class PtyTestLine(string address) : StreamTestLine(address)
{
    /// <inheritdoc/>
    protected override Stream Open() =>
        new FileStream(LineAddress.Parse(Address).Target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
}
