namespace SmartCampus.Demo.Osdp;

/// <content>What commands do, and what polls bring. OSDP v2.2, sections 6 and 7.</content>
internal sealed partial class OsdpReader
{
    private const int MostEvents = 16;
    private const byte ReceiveSizeHigh = 0x01; // 256 bytes

    private readonly Queue<OsdpAnswer> _events = new();
    private byte[]? _toldLocal;
    private byte[]? _toldInputs;
    private byte[]? _toldOutputs;

    private byte[] Uid => [0x00, 0x5C, 0xA1, 0x01, address, 0x00, 0x00, 0x01];

    /// <summary>Cards and keys that no poll has fetched yet.</summary>
    public int Waiting => _events.Count;

    /// <summary>Somebody holds a card to it, whose content comes as data of osdp_RAW; lost when too much is waiting. Under the campus gate.</summary>
    public void Present(byte[] raw) => Tell(0x50, raw);

    /// <summary>Somebody types; digits, * and #. Under the campus gate.</summary>
    public void Type(string keys) => Tell(0x53, [0x00, (byte)keys.Length, .. keys.Select(Key7)]);

    private byte Key7(char key) => key switch
    {
        '*' when !Traits.AsciiKeys => 0x7F,
        '#' when !Traits.AsciiKeys => 0x0D,
        _ => (byte)key,
    };

    private void Tell(byte code, byte[] data)
    {
        if (!Faults.Dead && _events.Count < MostEvents)
            _events.Enqueue(new OsdpAnswer(code, data));
    }

    private OsdpAnswer Do(byte code, byte[] data) => code switch
    {
        0x60 => Poll(),
        0x61 => data.Length == 1 ? new(0x45, [0x00, 0x5C, 0xA1, 0x01, 0x02, address, 0x00, 0x00, 0x20, 0x01, 0x04, 0x02]) : Refused(BadLength),
        0x62 => data.Length == 1 ? new(0x46, Capabilities()) : Refused(BadLength),
        0x64 => new(0x48, _toldLocal = panel.LocalStatus),
        0x65 => new(0x49, _toldInputs = panel.InputStatus),
        0x66 => new(0x4A, _toldOutputs = panel.OutputStatus),
        0x67 => new(0x4B, [0x00]),
        0x68 => Out(data),
        0x69 => Whole(data, 14) ? Done(panel.Led(data)) : Refused(BadLength),
        0x6A => data.Length == 5 ? Done(panel.Buzz(data)) : Refused(BadLength),
        0x6B => data.Length >= 6 ? Done(panel.Show(data)) : Refused(BadLength),
        // The answer is what it will use: it stays with what it has.
        0x6E => data.Length == 5 ? new(0x54, [address, 0x80, 0x25, 0x00, 0x00]) : Refused(BadLength),
        0x75 => SetKey(data),
        0x7B or 0xA7 => data.Length == 2 ? Done(true) : Refused(BadLength),
        0xA2 => Done(true),
        _ => Refused(UnknownCommand),
    };

    private OsdpAnswer Poll()
    {
        if (_events.TryDequeue(out OsdpAnswer? next))
            return next;
        if (Changed(ref _toldLocal, panel.LocalStatus))
            return new(0x48, _toldLocal!);
        if (Changed(ref _toldInputs, panel.InputStatus))
            return new(0x49, _toldInputs!);
        return Changed(ref _toldOutputs, panel.OutputStatus) ? new(0x4A, _toldOutputs!) : new(Ack, []);
    }

    private OsdpAnswer Out(byte[] data)
    {
        if (!Whole(data, 4))
            return Refused(BadLength);
        if (!panel.Out(data))
            return Refused(BadRecord);
        return Traits.OutAnswersStatus ? new(0x4A, _toldOutputs = panel.OutputStatus) : Done(true);
    }

    private OsdpAnswer SetKey(byte[] data)
    {
        if (!IsSecure)
            return Refused(NotSecure);
        if (data.Length != 18 || data[0] != 1 || data[1] != 16)
            return Refused(BadRecord);
        Key = data[2..];
        KeyChanged(Key);
        _endsSession = true; // once the answer, still in the old channel, is built
        return Done(true);
    }

    private byte[] Capabilities() =>
    [
        1, 1, (byte)panel.Inputs.Length, 2, 1, ReaderPanel.Outputs, 3, 1, 0, 4, 1, 1, 5, 1, 1, 6, 1, 1, 8, 1, 0,
        9, Key is null ? (byte)0 : (byte)1, 0, 10, 0, ReceiveSizeHigh, 11, 0, ReceiveSizeHigh, 13, 0, 1, 16, 2, 0,
    ];

    private static OsdpAnswer Done(bool obeyed) => obeyed ? new(Ack, []) : Refused(BadRecord);

    private static OsdpAnswer Refused(byte reason) => new(Nak, [reason]);

    private static bool Whole(byte[] data, int record) => data.Length > 0 && data.Length % record == 0;

    private static bool Changed(ref byte[]? told, byte[] now)
    {
        // What nobody has asked for yet is no news.
        bool changed = told is not null && !told.SequenceEqual(now);
        told = now;
        return changed;
    }
}
