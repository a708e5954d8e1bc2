namespace SmartCampus.Sdk;

/// <summary>What must hold for a trait, so that the platform can keep what its model promises.</summary>
internal static class TraitRules
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The first rule that the trait breaks, naming the member; <see langword="null"/> when it is sound.</summary>
    public static string? FirstBroken(TraitDefinition trait) =>
        Names(trait).Concat(trait.Commands.SelectMany(c => Command(trait, c))).Concat(Safety(trait)).FirstOrDefault();

    private static IEnumerable<string> Names(TraitDefinition trait)
    {
        string[] names = [.. trait.Properties.Select(p => p.Name), .. trait.Commands.Select(c => c.Name), .. trait.Events.Select(e => e.Name)];
        foreach (string name in names.Where(n => !n.StartsWith(trait.Name + ".", StringComparison.Ordinal)))
            yield return $"'{name}' must start with '{trait.Name}.'.";
        foreach (string name in names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"'{name}' is there twice.";
    }

    private static IEnumerable<string> Command(TraitDefinition trait, CommandDefinition command)
    {
        if (command.Deadline <= TimeSpan.Zero || command.Deadline > Longest)
            yield return $"'{command.Name}' has a deadline of {command.Deadline.TotalSeconds} s; it must be above 0 and at most 3600 s.";
        if (command.Proof is not { } proof)
            yield break;
        if (Fault(trait, proof.Property, proof.Value) is { } fault)
            yield return $"'{command.Name}' is proved by {fault}";
        if (proof.Window <= TimeSpan.Zero || proof.Window > Longest)
            yield return $"'{command.Name}' has a proof window of {proof.Window.TotalSeconds} s; it must be above 0 and at most 3600 s.";
    }

    private static IEnumerable<string> Safety(TraitDefinition trait)
    {
        if (trait.Safety is not { } safety)
            yield break;
        if (Fault(trait, safety.Property, safety.On) is { } fault)
            yield return $"its safety watches {fault}";
        if (trait.Commands.FirstOrDefault(c => c.Name == safety.Off) is not { } off)
            yield return $"its safety turns off by '{safety.Off}', which is no command of the trait.";
        else if (off.Parameters.Any(p => p.Required))
            yield return $"its safety turns off by '{safety.Off}', which must not need an argument.";
        if (safety.LongestOn <= TimeSpan.Zero)
            yield return $"its safety allows {safety.LongestOn.TotalSeconds} s; it must be above 0.";
        if (safety.Except is { } except && (except.Value == PropertyValue.Of("") || except.Property.StartsWith(trait.Name + ".", StringComparison.Ordinal)))
            yield return $"its safety is excepted by '{except.Property}' being '{except.Value}'; it must be another trait's property with a value.";
    }

    private static string? Fault(TraitDefinition trait, string name, PropertyValue value) => trait.Properties.FirstOrDefault(p => p.Name == name) switch
    {
        null => $"'{name}', which is no property of the trait.",
        { Type: ModelType.Enum } property when value.Kind == PropertyValueKind.Text && property.Options.Any(o => o.Value == value.Text) => null,
        { Type: ModelType.Boolean } when value.Kind == PropertyValueKind.Boolean => null,
        { Type: ModelType.Number or ModelType.Integer or ModelType.Duration } when value.Kind == PropertyValueKind.Number => null,
        { Type: ModelType.Text } when value.Kind == PropertyValueKind.Text => null,
        var property => $"'{name}' being '{value}', which a property of type {property.Type} cannot be.",
    };
}
