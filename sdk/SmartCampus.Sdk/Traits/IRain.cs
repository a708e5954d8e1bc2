namespace SmartCampus.Sdk;

/// <summary>Measures rain.</summary>
[Trait("rain", "Rain", "雨量")]
public interface IRain
{
    /// <summary>True while it rains.</summary>
    static readonly Property<bool> Raining = new("rain.raining", "Raining", "正在下雨");

    /// <summary>Rain since the gauge was reset, mm, from 0.</summary>
    static readonly Property<decimal> Amount = new("rain.amount", "Rain", "雨量") { Unit = "mm", Minimum = 0 };
}
