using SmartCampus.Plugins.Osdp.Settings;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>Where the door's wires end at the reader, and what their states mean. ISTATR: 0 inactive, 1 active, 2 and more faults of a supervised input (OSDP v2.2, 7.6).</summary>
internal sealed class DoorPoints(DoorSettings settings)
{
    private const byte Active = 1;

    /// <summary>The strike's output.</summary>
    public byte Strike { get; } = (byte)settings.StrikeOutput;

    /// <summary>True with a door contact.</summary>
    public bool HasDoor { get; } = settings.DoorInput >= 0;

    /// <summary>True with an exit button.</summary>
    public bool HasExit { get; } = settings.ExitInput >= 0;

    /// <summary>True when the strike is on; <see langword="null"/> when the reader has no such output.</summary>
    public bool? IsUnlocked(byte[] outputs) => Strike < outputs.Length ? outputs[Strike] != 0 : null;

    /// <summary>True when the reader has the input of the door contact.</summary>
    public bool KnowsDoor(byte[] inputs) => settings.DoorInput < inputs.Length;

    /// <summary>True when the reader has the input of the exit button.</summary>
    public bool KnowsExit(byte[] inputs) => settings.ExitInput < inputs.Length;

    /// <summary>True when the door is open; <see langword="null"/> when its contact is in fault.</summary>
    public bool? IsOpen(byte[] inputs) => IsOn(inputs[settings.DoorInput], settings.DoorInputInverted);

    /// <summary>True when the exit button is pressed; <see langword="null"/> when it is in fault.</summary>
    public bool? IsExit(byte[] inputs) => IsOn(inputs[settings.ExitInput], settings.ExitInputInverted);

    private static bool? IsOn(byte state, bool isInverted) => state > Active ? null : state == Active != isInverted;
}
