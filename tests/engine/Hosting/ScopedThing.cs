namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>A service of the activation's scope.</summary>
public sealed class ScopedThing : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
