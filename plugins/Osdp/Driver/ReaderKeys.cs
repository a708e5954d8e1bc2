using SmartCampus.Plugins.Osdp.Security;
using SmartCampus.Plugins.Osdp.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>The keys that a person has set for a reader. No other is ever tried.</summary>
internal sealed class ReaderKeys
{
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: a key is not one.</exception>
    public ReaderKeys(DoorSettings settings)
    {
        Key = Read("key", settings.Key);
        NewKey = Read("newKey", settings.NewKey);
        if (Key is null && NewKey is not null)
            throw new DeviceException(ErrorCode.NotConfigured, "key", "'newKey' is set and 'key' is not; a new key is given under the present one");
    }

    /// <summary>The present key; <see langword="null"/> for no secure channel.</summary>
    public ChannelKey? Key { get; }

    /// <summary>The key to come.</summary>
    public ChannelKey? NewKey { get; }

    /// <summary>True when the reader had the new key last, so that it is tried first.</summary>
    public bool IsNewFirst { get; set; }

    /// <summary>The keys to try, in order.</summary>
    public IReadOnlyList<ChannelKey> InOrder => (Key, NewKey) switch
    {
        (null, _) => [],
        (_, null) => [Key],
        _ when NewKey.Is(Key) => [Key],
        _ => IsNewFirst ? [NewKey, Key] : [Key, NewKey],
    };

    /// <summary>What it means that the reader has this key.</summary>
    public KeyState StateOf(ChannelKey? key) => key switch
    {
        null => KeyState.None,
        _ when key.IsDefault => KeyState.Factory,
        _ when key.Is(Key) => KeyState.Own,
        _ => KeyState.New,
    };

    private static ChannelKey? Read(string name, string text) => string.IsNullOrWhiteSpace(text)
        ? null
        : ChannelKey.Parse(text) ?? throw new DeviceException(ErrorCode.NotConfigured, "key", $"'{name}' must be 32 hexadecimal digits or empty");
}
