using System.Text;
using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Tests.Codec;

/// <summary>Answers as the firmware's demo build 2.2.1(3) gave them.</summary>
public sealed class AnswerTests
{
    private const string Running = """
        {"devt":1795506322,"nbrd":1,"en":1,"sn1":0,"sn2":0,"rd":1,"rdst":1795592722,"sunrise":360,"sunset":1080,"eip":0,"lwc":1795506272,"lswc":0,"lupt":0,"lrbtc":1,"lrun":[0,0,0,0],
        "pq":0,"pt":0,"nq":1,"ocs":0,"otc":{},"otcs":0,"mac":"02:FC:00:00:00:01","loc":"42.36,-71.06","jsp":"https://ui.opensprinkler.com/js","wsp":"weather.opensprinkler.com","wto":{},
        "ifkey":"","mqtt":{},"wtdata":{},"wterr":-2,"wtrestr":0,"dname":"My OpenSprinkler","email":{},"wls":[],"sbits":[4,0],
        "ps":[[0,0,0,0],[0,0,0,0],[99,5,1795506321,0],[254,60,1795506400,0],[0,0,0,0],[0,0,0,0],[0,0,0,0],[0,0,0,0]],"gpio":[]}
        """;

    [Fact]
    public void Parse_Controller_GivesClockQueueAndOutputs()
    {
        ControllerPage page = Parse(Running, ControllerPage.Read).Page!;

        Assert.Equal((1795506322, true, 8), (page.Clock, page.RainDelay, page.Stations));
        Assert.Equal(new QueueEntry(99, 5, 1795506321), page.Queue[2]);
        Assert.Equal([3], Enumerable.Range(1, 8).Where(page.IsOn));
        Assert.Equal([4], Enumerable.Range(1, 8).Where(page.Waits));
    }

    [Fact]
    public void Parse_Outputs_GivesEachStation()
    {
        OutputsPage page = Parse("""{"sn":[0,0,1,0,0,0,0,0],"nstations":8}""", OutputsPage.Read).Page!;

        Assert.Equal((false, true, (bool?)null), (page.IsOn(1), page.IsOn(3), page.IsOn(9)));
    }

    [Fact]
    public void Parse_Options_GivesTimeZoneAndMasters()
    {
        OptionsPage page = Parse("""{"fwv":221,"tz":28,"hp0":144,"hp1":31,"sdt":0,"mas":3,"mton":0,"mas2":0,"fwm":3,"ms":[3,0,0,0,0,0]}""", OptionsPage.Read).Page!;

        Assert.Equal(new OptionsPage(28, 3, 0), page);
        Assert.Equal([3], Enumerable.Range(1, 8).Where(page.IsMaster));
    }

    [Theory]
    [InlineData(48, 0)]
    [InlineData(56, 2)]
    [InlineData(28, -5)]
    [InlineData(80, 8)]
    public void ToUtcSeconds_LocalClock_TakesTheOffsetOff(int zone, int hours) =>
        Assert.Equal(1_000_000, new OptionsPage(zone, 0, 0).ToUtcSeconds(1_000_000 + (hours * 3600)));

    [Fact]
    public void Parse_Stations_GivesTheDisabledOnes()
    {
        StationsPage page = Parse("""{"masop":[255,255],"stn_dis":[2,128],"stn_spe":[0,0],"stn_grp":[0],"snames":["S01"],"maxlen":32}""", StationsPage.Read).Page!;

        Assert.Equal([2, 16], Enumerable.Range(1, 24).Where(page.IsDisabled));
    }

    [Theory]
    [InlineData("""{"result":1,"item":""}""", ResultCode.Success)]
    [InlineData("""{"result":2}""", ResultCode.Unauthorized)]
    [InlineData("""{"fwv":221}""", ResultCode.Unauthorized)] // /jo and /ja with a wrong password
    [InlineData("""{"result":48,"item":""}""", ResultCode.NotPermitted)]
    [InlineData("""{"result":200}""", (ResultCode)200)]
    public void Parse_Result_GivesItsCode(string body, object code) => Assert.Equal(code, Parse(body, ResultPage.Read).Result);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{\"sn\":[0,0],\"nstations\":2} x")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}")]
    public void Parse_NoObject_IsRefused(string body) => Assert.Equal(Answer<OutputsPage>.Json, Parse(body, OutputsPage.Read).Fault);

    [Theory]
    [InlineData("""{"sn":[0,0],"nstations":3}""")]
    [InlineData("""{"sn":[0,"0"],"nstations":2}""")]
    [InlineData("""{"sn":0,"nstations":2}""")]
    [InlineData("""{"sn":[0,1e99],"nstations":2}""")]
    [InlineData("""{"fwv":221,"sn":[0]}""")]
    public void Parse_FieldOfAnotherType_RefusesThePage(string body) => Assert.Equal(Answer<OutputsPage>.Fields, Parse(body, OutputsPage.Read).Fault);

    [Fact]
    public void Parse_MoreStationsThanAnyControllerHas_IsRefused() =>
        Assert.Equal(Answer<OutputsPage>.Fields, Parse($$"""{"sn":[{{string.Join(',', Enumerable.Repeat(0, 257))}}],"nstations":257}""", OutputsPage.Read).Fault);

    [Theory]
    [InlineData(2, "notConfigured.wrongPassword")]
    [InlineData(3, "refusedByDevice.result")]
    [InlineData(16, "refusedByDevice.dataMissing")]
    [InlineData(17, "refusedByDevice.outOfRange")]
    [InlineData(18, "refusedByDevice.format")]
    [InlineData(32, "notConfigured.noSuchPage")]
    [InlineData(48, "refusedByDevice.notPermitted")]
    public void ErrorOf_ResultCode_IsItsReason(int code, string reason) => Assert.Equal(reason, ResultFaults.ErrorOf((ResultCode)code, "/cm").Reason);

    private static Answer<T> Parse<T>(string body, Func<System.Text.Json.JsonElement, T?> read)
        where T : class => Answer<T>.Parse(Encoding.UTF8.GetBytes(body), read);
}
