using System.Security.Cryptography;
using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Link;
using SmartCampus.Plugins.Osdp.Security;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>Sets up the conversation with a reader: identity, capabilities, secure channel. Never without the channel when a key is set, never with a key that is not.</summary>
internal sealed class ReaderSetup(OsdpSession session, ReaderKeys keys, string reader)
{
    private const byte UnknownCommand = 0x03;

    /// <summary>What the reader says that it has.</summary>
    public ReaderCapabilities Capabilities { get; private set; } = ReaderCapabilities.Unknown;

    /// <summary>Which key it has.</summary>
    public KeyState KeyState { get; private set; }

    /// <summary>Begins anew, with number 0.</summary>
    /// <exception cref="DeviceException">Silence; or <see cref="ErrorCode.NotConfigured"/>: keys and reader do not go together.</exception>
    /// <exception cref="SessionLostException">Out of step.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        session.Reset();
        OsdpReply identity = await session.AskAsync(OsdpCommand.Identify, cancellationToken).ConfigureAwait(false);
        ThrowIfKeyIsRequired(identity);
        OsdpReply capabilities = await session.AskAsync(OsdpCommand.Capabilities, cancellationToken).ConfigureAwait(false);
        Capabilities = capabilities.Code == OsdpReply.Capabilities ? ReaderCapabilities.Parse(capabilities.Data) : ReaderCapabilities.Unknown;
        ChannelKey? found = null;
        SecureChannel? channel = null;
        bool isKnown = true;
        foreach (ChannelKey key in keys.InOrder)
        {
            (channel, isKnown) = await TryShakeHandsAsync(key, cancellationToken).ConfigureAwait(false);
            found = key;
            if (channel is not null || !isKnown)
                break;
        }
        if (channel is null && found is not null)
            throw Refused(found, isKnown);
        KeyState = keys.StateOf(found);
        keys.IsNewFirst = KeyState == KeyState.New;
        session.Open(channel);
    }

    /// <summary>A refusal that means: not without the key.</summary>
    public void ThrowIfKeyIsRequired(OsdpReply reply)
    {
        if (keys.Key is null && reply.NakCode is NakCode.SecurityBlock or NakCode.SecurityCondition)
            throw new DeviceException(ErrorCode.NotConfigured, "keyRequired", $"{reader} speaks only encrypted; set its key");
    }

    // The random number and the session keys live as long as the attempt, or as the session that comes of it.
    private async Task<(SecureChannel? Channel, bool IsKnown)> TryShakeHandsAsync(ChannelKey key, CancellationToken cancellationToken)
    {
        var channel = new SecureChannel(key, RandomNumberGenerator.GetBytes(SecureChannel.RandomLength));
        bool isOpen = false;
        try
        {
            OsdpReply challenged = await session.AskAsync(OsdpCommand.Challenge(channel.Challenge), SecureBlock.Challenge, channel.KeyType, cancellationToken).ConfigureAwait(false);
            if (challenged.Code != OsdpReply.ClientCryptogram || !channel.TryAnswer(challenged.Data))
                return (null, challenged.NakCode != UnknownCommand);
            OsdpReply proved = await session.AskAsync(OsdpCommand.ServerCryptogram(channel.ServerCryptogram), SecureBlock.ServerCryptogram, channel.KeyType, cancellationToken)
                .ConfigureAwait(false);
            isOpen = proved.Code == OsdpReply.InitialMac && channel.TryOpenChannel(session.BlockData, proved.Data);
            return (isOpen ? channel : null, true);
        }
        finally
        {
            if (!isOpen)
                channel.Dispose();
        }
    }

    private DeviceException Refused(ChannelKey tried, bool isKnown) => (isKnown && Capabilities.HasSecureChannel != false, Capabilities.HasDefaultKey && !tried.IsDefault) switch
    {
        (false, _) => new(ErrorCode.NotConfigured, "noSecureChannel", $"{reader} has no secure channel; a key is set for it"),
        (_, true) => new(ErrorCode.NotConfigured, "factoryKey", $"{reader} still has its factory key; a person must set it as 'key', the wanted one as 'newKey', and change the key"),
        _ => new(ErrorCode.NotConfigured, "wrongKey", $"{reader} does not have the key that is set"),
    };
}
