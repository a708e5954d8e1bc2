namespace SmartCampus.Sdk;

/// <summary>Something that runs out: soap, paper.</summary>
[Trait("consumable", "Consumable", "耗材")]
public interface IConsumable
{
    /// <summary>What is left, %, 0–100.</summary>
    static readonly Property<decimal> Level = new("consumable.level", "Level", "余量") { Unit = "%", Minimum = 0, Maximum = 100 };
}
