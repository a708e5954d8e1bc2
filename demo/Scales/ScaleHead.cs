namespace SmartCampus.Demo.Scales;

/// <summary>A scale's terminal: zero, tare, unit, limits. What protocols ask. Lives under the campus gate.</summary>
/// <param name="platform">What it weighs.</param>
/// <param name="capacity">Heaviest load, kg.</param>
/// <param name="units">The units on its keypad, the usual one first.</param>
internal sealed class ScaleHead(Platform platform, double capacity, params WeighUnit[] units)
{
    private const double ZeroRange = 0.02; // part of the capacity

    private double _zero;
    private double _tare;
    private int _unit;
    private TaskCompletionSource _boot = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Serial number.</summary>
    public required string Serial { get; init; }

    /// <summary>The unit it shows.</summary>
    public WeighUnit Unit => units[_unit];

    /// <summary>Heaviest load in the unit it shows.</summary>
    public decimal Capacity => Unit.Of(capacity);

    /// <summary>Net weight in the unit it shows; what is shown only while <see cref="State"/> says so.</summary>
    public decimal Net => Unit.Of(platform.Weight - _zero - _tare);

    /// <summary>Gross weight in the unit it shows.</summary>
    public decimal Gross => Unit.Of(platform.Weight - _zero);

    /// <summary>The tare in the unit it shows.</summary>
    public decimal Tare => Unit.Of(_tare);

    /// <summary>True while a tare is subtracted.</summary>
    public bool IsNet => _tare != 0;

    /// <summary>True while it is at rest at nought.</summary>
    public bool IsCentred => State == ScaleState.Stable && Gross == 0;

    /// <summary>What it can say.</summary>
    public ScaleState State
    {
        get
        {
            double gross = platform.Weight - _zero;
            if (gross > capacity * 1.005)
                return ScaleState.Overload;
            if (gross < -capacity * ZeroRange)
                return ScaleState.Underload;
            return platform.Moving ? ScaleState.Moving : ScaleState.Stable;
        }
    }

    /// <summary>True when it hears and says nothing.</summary>
    public bool Mute { get; set; }

    /// <summary>Ends at the next reboot.</summary>
    public Task NextBoot => _boot.Task;

    /// <summary>Makes what lies on it the new nought, and clears the tare; false when it is too much.</summary>
    public bool SetZero()
    {
        double zero = platform.Weight;
        if (Math.Abs(zero) > capacity * ZeroRange)
            return false;
        (_zero, _tare) = (zero, 0);
        return true;
    }

    /// <summary>Tares what lies on it; false when there is less than nothing.</summary>
    public bool SetTare()
    {
        if (Gross < 0)
            return false;
        _tare = (double)(Gross / Unit.PerKilogram);
        return true;
    }

    /// <summary>Sets a known tare in the unit it shows; false when it is below nought or above the capacity.</summary>
    public bool PresetTare(decimal tare)
    {
        if (tare < 0 || tare > Capacity)
            return false;
        _tare = (double)(Math.Round(tare / Unit.Division) * Unit.Division / Unit.PerKilogram);
        return true;
    }

    /// <summary>Clears the tare.</summary>
    public void ClearTare() => _tare = 0;

    /// <summary>Somebody presses the unit key.</summary>
    public void SwitchUnit() => SelectUnit((_unit + 1) % units.Length);

    /// <summary>Shows a unit, 0 being the usual one.</summary>
    public void SelectUnit(int unit) => _unit = unit;

    /// <summary>Its plug is pulled and put in again: tare and the keypad's unit are gone, and it tells so itself.</summary>
    public void Reboot()
    {
        (_tare, _unit) = (0, 0);
        TaskCompletionSource boot = _boot;
        _boot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        boot.SetResult();
    }
}
