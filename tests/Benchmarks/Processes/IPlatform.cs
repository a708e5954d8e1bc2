namespace SmartCampus.Benchmarks.Processes;

/// <summary>What is measured: the product, the limit program or the peer.</summary>
internal interface IPlatform : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    int Port { get; }

    /// <summary>The product's bearer token.</summary>
    string? Token { get; }

    /// <summary>When its process was started, µs since 1970.</summary>
    long StartedAt { get; }

    ProcessUsage Usage();
}
