using System.Buffers.Binary;
using System.Text;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Osdp;

/// <summary>What a reader shows and has: light, buzzer, text, outputs, inputs, tamper and power. Lives under the campus gate.</summary>
internal sealed class ReaderPanel : IBody
{
    /// <summary>Outputs: 0 is the strike, 1 is spare.</summary>
    public const int Outputs = 2;

    private static readonly string[] Colours = ["off", "red", "green", "amber", "blue", "magenta", "cyan", "white"];

    private byte _permanentColour = 1;
    private byte _temporaryColour;
    private double _temporaryLeft;

    /// <summary>Its outputs.</summary>
    public TimedOutput[] Output { get; } = [.. Enumerable.Range(0, Outputs).Select(_ => new TimedOutput())];

    /// <summary>Its contact inputs: 0 the door, 1 the exit button.</summary>
    public Func<bool>[] Inputs { get; init; } = [() => false, () => false];

    /// <summary>True while its case is open.</summary>
    public bool Tamper { get; set; }

    /// <summary>The colour that shines.</summary>
    public string Light => Colours[_temporaryLeft > 0 ? _temporaryColour : _permanentColour];

    /// <summary>What its display shows; empty for nothing.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Counts the buzzes.</summary>
    public int Buzzes { get; private set; }

    /// <summary>osdp_LSTATR: tamper, power failure.</summary>
    public byte[] LocalStatus => [Flag(Tamper), 0];

    /// <summary>osdp_ISTATR.</summary>
    public byte[] InputStatus => [.. Inputs.Select(i => Flag(i()))];

    /// <summary>osdp_OSTATR.</summary>
    public byte[] OutputStatus => [.. Output.Select(o => Flag(o.Contact.On))];

    /// <summary>osdp_OUT; false when a record cannot be obeyed, and then none is.</summary>
    public bool Out(ReadOnlySpan<byte> records)
    {
        foreach (byte[] record in records.ToArray().Chunk(4))
        {
            if (record[0] >= Outputs || !TimedOutput.Knows(record[1]))
                return false;
        }
        foreach (byte[] record in records.ToArray().Chunk(4))
            Output[record[0]].Order(record[1], BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(2)));
        return true;
    }

    /// <summary>osdp_LED; false when a record cannot be obeyed.</summary>
    public bool Led(ReadOnlySpan<byte> records)
    {
        foreach (byte[] r in records.ToArray().Chunk(14))
        {
            bool setsTemporary = r[2] == 2, setsPermanent = r[9] == 1;
            if ((setsTemporary && r[3] + r[4] == 0) || (setsPermanent && r[10] + r[11] == 0) || r[5] > 7 || r[12] > 7)
                return false;
            if (setsTemporary)
                (_temporaryColour, _temporaryLeft) = (r[3] > 0 ? r[5] : r[6], BinaryPrimitives.ReadUInt16LittleEndian(r.AsSpan(7)) * 0.1);
            else if (r[2] == 1)
                _temporaryLeft = 0;
            if (setsPermanent)
                _permanentColour = r[10] > 0 ? r[12] : r[13];
        }
        return true;
    }

    /// <summary>osdp_BUZ.</summary>
    public bool Buzz(ReadOnlySpan<byte> data)
    {
        Buzzes += data[1] > 1 ? 1 : 0;
        return true;
    }

    /// <summary>osdp_TEXT; false when the length in it is not that of the characters.</summary>
    public bool Show(ReadOnlySpan<byte> data)
    {
        if (data.Length != 6 + data[5])
            return false;
        Text = Encoding.ASCII.GetString(data[6..]);
        return true;
    }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _temporaryLeft -= Math.Min(seconds, Math.Max(0, _temporaryLeft));
        foreach (TimedOutput output in Output)
            output.Step(now, seconds);
    }

    private static byte Flag(bool on) => on ? (byte)1 : (byte)0;
}
