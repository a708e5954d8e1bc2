using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>Turns a reader's replies into readings and events, through the door's logic.</summary>
internal sealed partial class DoorReports(IDeviceContext device, DoorLogic logic, DoorPoints points, ReaderFeedback feedback)
{
    private readonly long origin = device.Time.GetTimestamp();
    private DoorAlarm alarm;
    private bool isTampered;
    private bool isReaderTampered;

    /// <summary>Time since the driver was made; it never jumps.</summary>
    public TimeSpan Now => device.Time.GetElapsedTime(origin);

    /// <summary>True from the (re)connection until the reader has no older event: when a card was read is not known then.</summary>
    public bool IsLate { get; set; } = true;

    /// <summary>Takes a status or an event.</summary>
    /// <returns>False when it is neither.</returns>
    public bool Take(OsdpReply reply)
    {
        switch (reply.Code)
        {
            case OsdpReply.LocalStatus when reply.Data.Length >= 2:
                isTampered = reply.Data[0] != 0;
                device.Report(ICardReader.Tamper, isTampered || isReaderTampered);
                device.Report(ICardReader.PowerFailure, reply.Data[1] != 0);
                return true;
            case OsdpReply.ReaderStatus when reply.Data.Length >= 1:
                TakeReader(reply.Data[0]);
                return true;
            case OsdpReply.OutputStatus:
                TakeOutputs(reply.Data);
                return true;
            case OsdpReply.InputStatus:
                TakeInputs(reply.Data);
                return true;
            case OsdpReply.RawCard:
                Raise(CardRead.ParseRaw(reply.Data), reply);
                return true;
            case OsdpReply.FormattedCard:
                Raise(CardRead.ParseFormatted(reply.Data), reply);
                return true;
            case OsdpReply.Keypad:
                Raise(KeysRead.Parse(reply.Data), reply);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The reader has no such status.</summary>
    public void Miss(OsdpCommand status)
    {
        if (ReferenceEquals(status, OsdpCommand.OutputStatus))
            TakeOutputs([]);
        else if (ReferenceEquals(status, OsdpCommand.InputStatus))
            TakeInputs([]);
    }

    /// <summary>Time passes.</summary>
    public void Pass()
    {
        logic.Pass(Now);
        if (logic.Alarm != alarm)
            ReportAlarm();
    }

    /// <summary>Which key the reader has.</summary>
    public void Report(KeyState key) => device.Report(IReaderKey.State, key);

    private void TakeReader(byte state)
    {
        isReaderTampered = state == 2;
        if (state == 1)
            device.ReportError(ICardReader.Tamper, new DeviceError(ErrorCode.Unreachable, "readerMissing", "RSTATR 01: the reader head is not connected"));
        else
            device.Report(ICardReader.Tamper, isTampered || isReaderTampered);
    }

    private void TakeOutputs(byte[] outputs)
    {
        if (points.IsUnlocked(outputs) is not { } on)
        {
            var error = new DeviceError(ErrorCode.NotConfigured, "noOutput", $"the reader has {outputs.Length} outputs; the strike is at {points.Strike}, counted from 0");
            device.ReportError(ILock.State, error);
            return;
        }
        logic.SeeOutput(on, Now);
        foreach (LockMove move in logic.TakeMoves())
            Raise(ILock.Operated, ("operation", PropertyValue.From(move.Operation)), ("source", PropertyValue.From(move.Source)));
        device.Report(ILock.State, logic.Lock!.Value);
        device.Report(IDoor.Mode, logic.Mode);
        ReportAlarm();
    }

    private void TakeInputs(byte[] inputs)
    {
        var missing = new DeviceError(ErrorCode.NotConfigured, "noInput", $"the reader has {inputs.Length} inputs");
        if (points.HasExit && !points.KnowsExit(inputs))
            device.ReportError(IDoor.ExitRequest, missing);
        else if (points.HasExit)
            TakeExit(points.IsExit(inputs)); // Before the contact: whoever asked to leave does not force the door.
        if (points.HasDoor && !points.KnowsDoor(inputs))
            device.ReportError(IDoorContact.State, missing);
        else if (points.HasDoor)
            TakeDoor(points.IsOpen(inputs));
    }

    private void TakeExit(bool? isPressed)
    {
        if (isPressed is { } pressed)
        {
            logic.SeeExit(pressed, Now);
            device.Report(IDoor.ExitRequest, pressed);
            return;
        }
        logic.LoseExit();
        device.ReportError(IDoor.ExitRequest, new DeviceError(ErrorCode.NotConfigured, "inputFault", "the exit button's wire is cut or shorted"));
    }

    private void TakeDoor(bool? isOpen)
    {
        logic.SeeDoor(isOpen, Now);
        device.Report(IDoorContact.State, logic.Door!.Value);
        ReportAlarm();
    }

    private void ReportAlarm()
    {
        if (logic.Alarm != alarm)
        {
            alarm = logic.Alarm;
            feedback.Alarm(alarm);
            if (alarm != DoorAlarm.None)
                Raise(IDoor.Alarmed, ("alarm", PropertyValue.From(alarm)));
        }
        if (points.HasDoor)
            device.Report(IDoor.Alarm, alarm);
    }

    private void Raise(CardRead? card, OsdpReply reply)
    {
        if (card is null)
        {
            LogMalformed(device.Logger, reply.Code, reply.Data.Length);
            return;
        }
        Raise(
            ICardReader.Presented,
            ("card", PropertyValue.Of(card.Card)),
            ("bits", PropertyValue.Of(card.Bits)),
            ("format", PropertyValue.Of(card.Format)),
            ("reader", PropertyValue.Of(card.Reader)));
    }

    private void Raise(KeysRead? keys, OsdpReply reply)
    {
        if (keys is null)
            LogMalformed(device.Logger, reply.Code, reply.Data.Length);
        else
            Raise(ICardReader.Keyed, ("count", PropertyValue.Of(keys.Keys.Length)), ("reader", PropertyValue.Of(keys.Reader)), ("keys", PropertyValue.Of(keys.Keys)));
    }

    private void Raise(EventDefinition definition, params ReadOnlySpan<(string Name, PropertyValue Value)> fields)
    {
        var data = new Dictionary<string, PropertyValue>();
        foreach ((string name, PropertyValue value) in fields)
            data[name] = value;
        device.Raise(new DeviceEvent(definition.Name, data, device.Time.GetUtcNow(), TimeIsExact: !IsLate));
    }
}
