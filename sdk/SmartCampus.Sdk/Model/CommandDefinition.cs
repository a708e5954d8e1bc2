namespace SmartCampus.Sdk;

/// <summary>A request that a device can carry out.</summary>
/// <param name="Name">Trait and command: <c>lock.unlock</c>.</param>
/// <param name="Title">The verb on the button.</param>
/// <param name="Parameters">Its arguments.</param>
/// <param name="Deadline">How long after acceptance it may still be sent, and must be acknowledged.</param>
/// <param name="Confirm">Whether a person must confirm.</param>
/// <param name="Proof">The reading that proves it done; <see langword="null"/> when the acknowledgement is all there is.</param>
public sealed record CommandDefinition(
    string Name,
    LocalizedText Title,
    IReadOnlyList<ParameterDefinition> Parameters,
    TimeSpan Deadline,
    ConfirmLevel Confirm,
    ProofDefinition? Proof);
