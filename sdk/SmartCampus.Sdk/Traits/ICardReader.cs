namespace SmartCampus.Sdk;

/// <summary>Reads cards at a door.</summary>
[Trait("cardReader", "Card reader", "读卡器")]
public interface ICardReader
{
    /// <summary>A card was presented; fields <c>card</c> (hexadecimal) and <c>bits</c>.</summary>
    static readonly EventDefinition Presented = new("cardReader.presented", "Card presented", "刷卡");

    /// <summary>Somebody opened or moved the reader.</summary>
    static readonly Property<bool> Tamper = new("cardReader.tamper", "Tamper", "防拆");
}
