using System.Text;
using System.Text.Json;
using SmartCampus.Plugins.Shelly.Codec;

namespace SmartCampus.Plugins.Shelly.Tests.Codec;

/// <summary>Frames and statuses as in the Shelly API document.</summary>
public sealed class RpcFrameTests
{
    // Switch, "Status", the document's example of a metered output.
    private const string Status = """
        {"id":0,"source":"WS_in","output":false,"apower":0,"voltage":225.9,"current":0,"pf":0,"freq":50,
        "aenergy":{"total":11.679,"by_minute":[0,0,0],"minute_ts":1654511972},"temperature":{"tC":53.3,"tF":127.9}}
        """;

    [Fact] // General / RPC Protocol, response frame
    public void Parse_Response_GivesIdAndResult()
    {
        RpcFrame frame = Parse("""{"id":1,"src":"shellypro4pm-f008d1d8b8b8","dst":"user_1","result":{"was_on":true}}""")!;

        Assert.Equal((1L, null, null), (frame.Id, frame.Method, frame.Error));
        Assert.True(frame.Body.GetProperty("was_on").GetBoolean());
    }

    [Fact] // General / RPC Protocol, error frame
    public void Parse_Error_GivesCodeAndMessage() => Assert.Equal(
        new RpcError(-105, "Argument 'id', value 4 not found!"),
        Parse("""{"id":2,"src":"shellypro4pm-f008d1d8b8b8","dst":"user_1","error":{"code":-105,"message":"Argument 'id', value 4 not found!"}}""")!.Error);

    [Fact] // General / Notifications, example 1
    public void Parse_Notification_GivesMethodAndParameters()
    {
        RpcFrame frame = Parse("""
            {"src":"shellypro4pm-f008d1d8b8b8","dst":"user_1","method":"NotifyStatus","params":{"ts":1631186545.04,"switch:0":{"id":0,"output":true,"source":"button"}}}
            """)!;

        Assert.Equal((null, RpcFrame.NotifyStatus), (frame.Id, frame.Method));
        Assert.Equal("button", frame.Body.GetProperty("switch:0").GetProperty("source").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"result":5}""")]
    [InlineData("""{"id":1,"error":{"code":"401"}}""")]
    [InlineData("""{"id":1.5,"result":{}}""")]
    [InlineData("""{"id":1,"result":{}} {}""")]
    [InlineData("""{"method":"\ud800"}""")]
    [InlineData("""{"method":"NotifyStatus","params":{"switch:0":{"source":"\udfff"}}}""")]
    [InlineData("""{"method":"NotifyStatus","params":{"\ud800":[1]}}""")]
    public void Parse_NoFrame_IsNull(string text) => Assert.Null(Parse(text));

    [Fact]
    public void Read_WholeStatus_KeepsDecimals()
    {
        SwitchStatus status = SwitchStatus.Read(Element(Status))!;

        Assert.Equal(
            (false, "WS_in", 0m, 225.9m, 0m, 50m, 11.679m, 53.3m, 0),
            (status.Output, status.Source, status.Power, status.Voltage, status.Current, status.Frequency, status.Energy, status.Temperature, status.Errors.Count));
    }

    [Fact]
    public void Overlay_Nothing_ChangesNothing()
    {
        SwitchStatus status = SwitchStatus.Read(Element(Status))!;

        Assert.Equal(status, status.Overlay(Element("""{"id":0}""")));
    }

    [Fact]
    public void Overlay_InnerMemberMissing_KeepsIt() =>
        Assert.Equal(11.679m, SwitchStatus.Read(Element(Status))!.Overlay(Element("""{"aenergy":{"by_minute":[1]}}"""))!.Energy);

    [Fact]
    public void Overlay_Null_TakesAway() => Assert.Null(SwitchStatus.Read(Element(Status))!.Overlay(Element("""{"aenergy":null}"""))!.Energy);

    [Theory]
    [InlineData("""{"output":null}""")]
    [InlineData("""{"output":1}""")]
    [InlineData("""{"source":5}""")]
    [InlineData("""{"voltage":"225"}""")]
    [InlineData("""{"aenergy":5}""")]
    [InlineData("""{"temperature":{"tC":"hot"}}""")]
    [InlineData("""{"errors":"overtemp"}""")]
    [InlineData("""{"errors":[1]}""")]
    [InlineData("[]")]
    public void Overlay_AnotherType_IsRefusedWhole(string changes) => Assert.Null(SwitchStatus.Read(Element(Status))!.Overlay(Element(changes)));

    private static RpcFrame? Parse(string text) => RpcFrame.Parse(Encoding.UTF8.GetBytes(text));

    private static JsonElement Element(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
