namespace SmartCampus.Sdk.Testing;

/// <summary>One thing that a driver must do.</summary>
internal sealed record Check(string Name, Func<CheckSubject, Task> Run);
