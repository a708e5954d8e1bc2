using System.Text;

namespace SmartCampus.Sdk.Testing.Tests.Toys;

/// <summary>The toy device: <c>?</c> asks, <c>on</c> and <c>off</c> command, <c>t=21.5,s=0</c> answers.</summary>
public sealed class ToyPeer : DevicePeer
{
    public string Temperature { get; set; } = "21.5";

    public bool IsOn { get; private set; }

    public int Done { get; private set; }

    protected override void Receive(byte[] bytes)
    {
        if (!ToyFrame.TryParse(Encoding.Latin1.GetString(bytes).TrimEnd('\n'), checksSum: true, out int address, out string text) || address != 1)
            return;
        if (text is "on" or "off")
        {
            IsOn = text == "on";
            Done++;
        }
        Send(ToyFrame.Build(1, text == "?" ? $"t={Temperature},s={(IsOn ? 1 : 0)}" : $"done {text}"));
    }
}
