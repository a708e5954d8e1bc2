namespace SmartCampus.Sdk;

/// <summary>Reads cards, and keys where there is a keypad, at a door.</summary>
[Trait("cardReader", "Card reader", "读卡器")]
public interface ICardReader
{
    /// <summary>A card was presented; fields <c>card</c> (hexadecimal), <c>bits</c>, <c>format</c> and <c>reader</c> (from 0).</summary>
    static readonly EventDefinition Presented = new("cardReader.presented", "Card presented", "刷卡");

    /// <summary>Keys were pressed; fields <c>count</c>, <c>reader</c> (from 0) and <c>keys</c>. Count comes first: a code is for the one who checks it, not for the records.</summary>
    static readonly EventDefinition Keyed = new("cardReader.keyed", "Keys pressed", "按键");

    /// <summary>Somebody opened or moved the reader.</summary>
    static readonly Property<bool> Tamper = new("cardReader.tamper", "Tamper", "防拆");

    /// <summary>True while the reader's supply fails.</summary>
    static readonly Property<bool> PowerFailure = new("cardReader.powerFailure", "Power failure", "电源故障");

    /// <summary>Tells the person at the reader: no.</summary>
    [Command("Show refusal", "提示拒绝")]
    Task RefuseAsync(CancellationToken cancellationToken);
}
