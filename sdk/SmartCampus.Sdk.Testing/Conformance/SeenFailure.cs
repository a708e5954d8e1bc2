namespace SmartCampus.Sdk.Testing;

/// <summary>The end of a run and when it was.</summary>
internal sealed record SeenFailure(Exception Exception, DateTimeOffset At)
{
    /// <summary>The closed error; <see langword="null"/> for whatever a driver must not throw.</summary>
    public DeviceError? Error => (Exception as DeviceException)?.Error;

    public override string ToString() => Error is { } error ? $"{error.Reason} ({error.Detail})" : $"{Exception.GetType().Name}: {Exception.Message}";
}
