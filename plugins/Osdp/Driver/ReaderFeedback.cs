using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>What the reader shows and sounds to the person before it: granted, refused, close the door. Only what the reader has; nothing endless.</summary>
internal sealed class ReaderFeedback
{
    private const int MostWaiting = 12;
    private const byte Blink = 2;
    private const byte ShownFor = 3;

    private readonly Queue<OsdpCommand> waiting = [];

    /// <summary>What the reader has.</summary>
    public ReaderCapabilities Capabilities { get; set; } = ReaderCapabilities.Unknown;

    /// <summary>The next command to send; <see langword="null"/> when there is none.</summary>
    public OsdpCommand? Next() => waiting.TryDequeue(out OsdpCommand? command) ? command : null;

    /// <summary>Forgets what was not shown yet.</summary>
    public void Clear() => waiting.Clear();

    /// <summary>Come in.</summary>
    public void Grant() => Tell(LedColor.Green, onTime: 30, offTime: 0, OsdpCommand.Buzz(1, 1, 1), "OK");

    /// <summary>No.</summary>
    public void Refuse() => Tell(LedColor.Red, Blink, Blink, OsdpCommand.Buzz(Blink, 1, 3), "NO");

    /// <summary>The door's alarm changed.</summary>
    public void Alarm(DoorAlarm alarm)
    {
        switch (alarm)
        {
            case DoorAlarm.None:
                Add(Capabilities.HasBuzzer, OsdpCommand.Hush);
                break;
            case DoorAlarm.HeldSoon:
                Tell(LedColor.Amber, Blink, Blink, OsdpCommand.Buzz(1, 9, 10), "CLOSE THE DOOR");
                break;
            default:
                Tell(LedColor.Red, Blink, Blink, OsdpCommand.Buzz(5, 5, 60), "CLOSE THE DOOR");
                break;
        }
    }

    private void Tell(LedColor color, byte onTime, byte offTime, OsdpCommand buzz, string text)
    {
        Add(Capabilities.HasLed, OsdpCommand.Led(color, onTime, offTime, ShownFor * 10));
        Add(Capabilities.HasBuzzer, buzz);
        Add(Capabilities.HasText, OsdpCommand.Text(text, ShownFor));
    }

    private void Add(bool has, OsdpCommand command)
    {
        if (has && waiting.Count < MostWaiting)
            waiting.Enqueue(command);
    }
}
