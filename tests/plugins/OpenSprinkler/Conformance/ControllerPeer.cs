using System.Globalization;
using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Tests.Conformance;

/// <summary>The controller on a simulated line. It cannot close, so every answer has a length.</summary>
internal sealed class ControllerPeer : DevicePeer
{
    private const string HeadEnd = "\r\n\r\n";

    public ControllerPeer() => Model = new ControllerModel(() => Time.GetUtcNow());

    public ControllerModel Model { get; }

    /// <summary>The answer to somebody else's command: done.</summary>
    public static byte[] Done { get; } = Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n" + """{"result":1,"item":""}""");

    /// <summary>How many commands with this in them were carried out.</summary>
    public int Count(string part) => Model.Requests.Count(r => r.Contains(part, StringComparison.Ordinal));

    protected override void Receive(byte[] bytes)
    {
        string request = Encoding.ASCII.GetString(bytes);
        string answer = Encoding.UTF8.GetString(Model.AnswerTo(request.Split(' ')[1])!);
        int body = answer.IndexOf(HeadEnd, StringComparison.Ordinal) + HeadEnd.Length;
        string length = string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {answer.Length - body}{HeadEnd}");
        Send(Encoding.UTF8.GetBytes(answer.Contains("Content-Length", StringComparison.Ordinal) ? answer : answer[..(body - HeadEnd.Length)] + length + answer[body..]));
    }
}
