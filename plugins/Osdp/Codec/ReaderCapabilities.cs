namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>What a reader says that it has: PDCAP, triples of function, compliance level and number. OSDP v2.2, 7.5 and annex B. Pure.</summary>
internal sealed class ReaderCapabilities
{
    private const byte Leds = 4;
    private const byte Buzzers = 5;
    private const byte Texts = 6;
    private const byte Security = 9;

    private readonly Dictionary<byte, (byte Level, byte Items)> functions = [];

    /// <summary>A reader of which nothing is known.</summary>
    public static ReaderCapabilities Unknown { get; } = new();

    public bool HasLed => Level(Leds) > 0;

    public bool HasBuzzer => Level(Buzzers) > 0;

    public bool HasText => Level(Texts) > 0;

    /// <summary>True when it says that it can do AES-128, false when it says that it cannot, <see langword="null"/> when it does not say.</summary>
    public bool? HasSecureChannel => functions.TryGetValue(Security, out var security) ? (security.Level & 1) != 0 : null;

    /// <summary>True when it still has the key that everybody knows.</summary>
    public bool HasDefaultKey => functions.TryGetValue(Security, out var security) && (security.Items & 1) != 0;

    /// <summary>Reads the data of PDCAP; an incomplete triple at the end is ignored.</summary>
    public static ReaderCapabilities Parse(ReadOnlySpan<byte> data)
    {
        var found = new ReaderCapabilities();
        for (int at = 0; at + 3 <= data.Length; at += 3)
            found.functions[data[at]] = (data[at + 1], data[at + 2]);
        return found;
    }

    private int Level(byte function) => functions.TryGetValue(function, out var found) ? found.Level : 0;
}
