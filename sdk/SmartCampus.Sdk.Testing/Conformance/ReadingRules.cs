namespace SmartCampus.Sdk.Testing;

/// <summary>What every reading must keep, whatever the device shows.</summary>
internal static class ReadingRules
{
    /// <summary>What is wrong with a reading, or <see langword="null"/>.</summary>
    public static string? Problem(DeviceModel model, Reading reading)
    {
        if (model.Property(reading.Property) is not { } property)
            return $"the model has no property '{reading.Property}'";
        if (reading.Error is not null)
            return reading.Value.IsNone ? null : "an error has no value beside it";
        if (reading.Value.IsNone)
            return "a reading without a value needs its error";
        return TypeProblem(property, reading.Value, reading.Unit is null || reading.Unit == property.Unit);
    }

    private static string? TypeProblem(PropertyDefinition property, PropertyValue value, bool inUnit) => property.Type switch
    {
        ModelType.Boolean => value.Kind == PropertyValueKind.Boolean ? null : "it must be true or false",
        ModelType.Text => value.Kind == PropertyValueKind.Text ? null : "it must be a text",
        ModelType.Enum => value.Kind == PropertyValueKind.Text && property.Options.Any(o => o.Value == value.Text)
            ? null
            : $"it must be one of {string.Join(", ", property.Options.Select(o => o.Value))}",
        _ when value.Kind != PropertyValueKind.Number => "it must be a number",
        ModelType.Integer when value.Number != Math.Truncate(value.Number) => "it must be a whole number",
        _ when inUnit && (value.Number < property.Minimum || value.Number > property.Maximum) =>
            $"it must be from {property.Minimum} to {property.Maximum}; report an implausible value as an error",
        _ => null,
    };
}
