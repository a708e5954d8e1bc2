namespace SmartCampus.Sdk;

/// <summary>Marks a trait's method as a command. Its name is the method's in camel case without <c>Async</c>; a <see cref="CancellationToken"/> comes last.</summary>
/// <param name="en">The English verb on the button.</param>
/// <param name="zh">The Chinese verb on the button.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CommandAttribute(string en, string zh) : Attribute
{
    /// <summary>Verb in both languages.</summary>
    public LocalizedText Title { get; } = new(en, zh);

    /// <summary>Seconds until it must be acknowledged; above 0, at most 3600.</summary>
    public double DeadlineSeconds { get; init; } = 5;

    /// <summary>Whether a person must confirm.</summary>
    public ConfirmLevel Confirm { get; init; }
}
