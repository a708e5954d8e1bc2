using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCampus.Host.Garden;

/// <summary>Lists in which no element is <c>null</c>: the reader's own rule about null does not reach into lists.</summary>
internal sealed class FilledLists : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && !typeToConvert.GetGenericArguments()[0].IsValueType;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OfElement<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class OfElement<T> : JsonConverter<ImmutableArray<T>>
        where T : class
    {
        public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            T?[] elements = JsonSerializer.Deserialize<T?[]>(ref reader, options) ?? throw new JsonException("it is null; it must be a list.");
            return Array.IndexOf(elements, null) is >= 0 and var empty
                ? throw new JsonException($"its element {empty} is null; each must be there.")
                : ImmutableArray.Create<T>(elements!);
        }

        public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<IEnumerable<T>>(writer, value.IsDefault ? [] : value, options);
    }
}
