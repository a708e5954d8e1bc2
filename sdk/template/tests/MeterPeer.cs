using System.Text;

namespace Acme.Meter.Tests;

/// <summary>The device, played from its document and not by the plugin's codec, so that two readings of the document check each other.</summary>
internal sealed class MeterPeer : DevicePeer
{
    public string Temperature { get; set; } = "21.5";

    public bool IsOn { get; private set; }

    /// <summary>How often a command was carried out.</summary>
    public int Switched { get; private set; }

    public static byte[] Message(int address, string text)
    {
        string body = $"{address:D2}:{text}";
        return Encoding.ASCII.GetBytes($"{body}*{body.Sum(c => c) & 0xFF:X2}\n");
    }

    protected override void Receive(byte[] bytes)
    {
        string message = Encoding.ASCII.GetString(bytes);
        if (message == Text("?"))
            Send(Message(1, $"T={Temperature} H=55 R={(IsOn ? 1 : 0)}"));
        else if (message == Text("R1") || message == Text("R0"))
            Switch(message == Text("R1"));
    }

    private void Switch(bool on)
    {
        IsOn = on;
        Switched++;
        Send(Message(1, on ? "OK R1" : "OK R0"));
    }

    private static string Text(string text) => Encoding.ASCII.GetString(Message(1, text));
}
