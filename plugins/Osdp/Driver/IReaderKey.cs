using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>The key of a reader's secure channel. It changes only when a person says so.</summary>
[Trait("readerKey", "Reader key", "读卡器密钥")]
internal interface IReaderKey
{
    /// <summary>Which key the reader has.</summary>
    static readonly Property<KeyState> State = new("readerKey.state", "Reader key", "读卡器密钥");

    /// <summary>Gives the reader the new key of the settings. The key itself is no argument: arguments are on record.</summary>
    [Command("Change key", "更换密钥", Confirm = ConfirmLevel.Reason, DeadlineSeconds = 15), Proves("readerKey.state", KeyState.New)]
    Task ChangeAsync(CancellationToken cancellationToken);
}
