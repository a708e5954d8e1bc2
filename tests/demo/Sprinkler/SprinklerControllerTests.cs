using System.Text.Json.Nodes;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sprinkler;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Sprinkler;

/// <summary>The controller as the firmware's API document (2.2.1) has it. Stations 0 and 1 share a group, 2 goes beside them.</summary>
public sealed class SprinklerControllerTests
{
    private const string Pw = "pw=a6d82bced638de3def1e9bbb4983225c";

    private readonly SprinklerController _controller;
    private readonly SprinklerApi _api;
    private DateTimeOffset _now = Clock.Noon;

    public SprinklerControllerTests()
    {
        Station[] stations = [new("Lawn", 0), new("Roses", 0), new("Herbs", Station.Parallel), .. Enumerable.Range(3, 5).Select(i => new Station($"S{i}", 1))];
        _controller = new SprinklerController(stations) { PasswordHash = SprinklerApi.HashOf("opendoor") };
        _api = new SprinklerApi(_controller);
        Pass(1);
    }

    [Fact]
    public void HashOf_FactoryPassword_IsThePublishedOne() => Assert.Equal("a6d82bced638de3def1e9bbb4983225c", SprinklerApi.HashOf("opendoor"));

    [Fact]
    public void Jc_Time_IsLocalSeconds() =>
        // 2026-06-01 12:00:01 in UTC+8, as if it were UTC.
        Assert.Equal(1_780_315_201, (long)Ask("jc")["devt"]!);

    [Fact]
    public void Cm_On_IsQueuedAtOnceAndRunsWithinTwoSeconds()
    {
        Assert.Equal("""{"result":1,"item":""}""", Ask("cm", "sid=0&en=1&t=60").ToJsonString());
        Assert.Equal("[0,0,0,0,0,0,0,0]", Ask("js")["sn"]!.ToJsonString());

        Pass(2);

        Assert.Equal("[1,0,0,0,0,0,0,0]", Ask("js")["sn"]!.ToJsonString());
        JsonNode jc = Ask("jc");
        Assert.Equal("[1,0]", jc["sbits"]!.ToJsonString());
        Assert.Equal((99, 1), ((int)jc["ps"]![0]![0]!, (int)jc["nq"]!));
        Assert.InRange((int)jc["ps"]![0]![1]!, 58, 60);
    }

    [Fact]
    public void Cm_SameGroup_WaitsForTheOtherAndTakesItsTurn()
    {
        Ask("cm", "sid=0&en=1&t=60");
        Ask("cm", "sid=1&en=1&t=30");
        Pass(5);
        string first = Outputs();
        int waiting = (int)Ask("jc")["ps"]![1]![1]!;

        Pass(60);

        Assert.Equal(("[1,0,0,0,0,0,0,0]", 30), (first, waiting));
        Assert.Equal("[0,1,0,0,0,0,0,0]", Outputs());
    }

    [Fact]
    public void Cm_Parallel_RunsBeside()
    {
        Ask("cm", "sid=0&en=1&t=60");
        Ask("cm", "sid=2&en=1&t=60");

        Pass(2);

        Assert.Equal("[1,0,1,0,0,0,0,0]", Outputs());
    }

    [Fact]
    public void Run_Over_EndsByItselfAndIsLogged()
    {
        Ask("cm", "sid=2&en=1&t=10");

        Pass(15);

        Assert.Equal("[0,0,0,0,0,0,0,0]", Outputs());
        JsonNode run = Assert.Single(Ask("jl", "hist=1").AsArray())!;
        Assert.Equal((99, 2, 10), ((int)run[0]!, (int)run[1]!, (int)run[2]!));
        Assert.Equal("2", Ask("jc")["lrun"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("sid=8&en=1&t=60", 17)]
    [InlineData("sid=0&en=1&t=0", 17)]
    [InlineData("sid=0&en=1&t=64801", 17)]
    [InlineData("sid=0&en=1&t=64800", 1)]
    [InlineData("sid=0&en=0", 17)] // it is not queued
    [InlineData("en=1&t=60", 16)]
    [InlineData("sid=0&t=60", 16)]
    [InlineData("sid=0&en=1", 16)]
    public void Cm_Parameters_HaveTheResultTheDocumentSays(string parameters, int result) => Assert.Equal(result, (int)Ask("cm", parameters)["result"]!);

    [Fact]
    public void Cm_AlreadyQueued_IsNotPermitted()
    {
        Ask("cm", "sid=0&en=1&t=60");

        Assert.Equal(48, (int)Ask("cm", "sid=0&en=1&t=60")["result"]!);
    }

    [Fact]
    public void Cm_OffWithShift_BringsTheNextEarlier()
    {
        Ask("cm", "sid=0&en=1&t=600");
        Ask("cm", "sid=1&en=1&t=30");
        Pass(5);

        Ask("cm", "sid=0&en=0&ssta=1");
        Pass(2);

        Assert.Equal("[0,1,0,0,0,0,0,0]", Outputs());
    }

    [Fact]
    public void Cv_StopAllAndReboot_LeaveNothingRunning()
    {
        Ask("cm", "sid=0&en=1&t=60");
        Ask("cm", "sid=1&en=1&t=60");
        Pass(2);

        Ask("cv", "rsn=1");
        Pass(1);

        Assert.Equal(("[0,0,0,0,0,0,0,0]", 0), (Outputs(), (int)Ask("jc")["nq"]!));
    }

    [Fact]
    public void Cv_RainDelay_IsToldAndStopsNoManualRun()
    {
        Ask("cv", "rd=2");
        Ask("cm", "sid=0&en=1&t=60");
        Pass(2);

        JsonNode jc = Ask("jc");
        Assert.Equal(1, (int)jc["rd"]!);
        Assert.InRange((long)jc["rdst"]! - (long)jc["devt"]!, 7190, 7200);
        Assert.Equal("[1,0,0,0,0,0,0,0]", Outputs());
        Assert.Equal(17, (int)Ask("cv", "rd=-1")["result"]!);
    }

    [Fact]
    public void Pq_Pause_HoldsTheRunAndGivesItsTimeBack()
    {
        Ask("cm", "sid=0&en=1&t=60");
        Pass(10);
        int before = (int)Ask("jc")["ps"]![0]![1]!;

        Ask("pq", "dur=100");
        Pass(2);
        string paused = Outputs();
        Pass(100);

        Assert.Equal("[0,0,0,0,0,0,0,0]", paused);
        Assert.Equal("[1,0,0,0,0,0,0,0]", Outputs());
        Assert.InRange((int)Ask("jc")["ps"]![0]![1]!, before - 4, before);
    }

    [Fact]
    public void Cr_RunOnce_ReplacesWhatRuns()
    {
        Ask("cm", "sid=2&en=1&t=600");
        Pass(2);

        Ask("cr", "t=[10,20,0,0,0,0,0,0]");
        Pass(2);

        Assert.Equal("[1,0,0,0,0,0,0,0]", Outputs());
        Assert.Equal(254, (int)Ask("jc")["ps"]![1]![0]!);
    }

    [Theory]
    [InlineData("jc", """{"result":2,"item":""}""")]
    [InlineData("cm", """{"result":2,"item":""}""")]
    [InlineData("jo", """{"fwv":221}""")]
    [InlineData("ja", """{"fwv":221}""")]
    public void Answer_WrongPassword_IsRefusedInTheFirmwaresWays(string page, string answer)
    {
        foreach (string pw in new[] { "", "pw=opendoor", "pw=A6D82BCED638DE3DEF1E9BBB4983225C" })
            Assert.Equal(answer, _api.Answer(SprinklerQuery.Parse($"/{page}?{pw}&sid=0&en=1&t=60"))!.ToJsonString());
        Assert.Equal(0, _controller.QueueLength);
    }

    [Fact]
    public void Answer_UnknownPage_IsNone() => Assert.Null(_api.Answer(SprinklerQuery.Parse($"/xx?{Pw}")));

    [Fact]
    public void Ja_HoldsAllPages() =>
        Assert.Equal(["settings", "programs", "options", "status", "stations"], Ask("ja").AsObject().Select(p => p.Key));

    [Fact]
    public void Jn_Names_CanBeChanged()
    {
        Ask("cs", "s0=Big%20lawn&g0=255");

        Assert.Equal("Big lawn", (string?)Ask("jn")["snames"]![0]);
        Assert.Equal(255, (int)Ask("jn")["stn_grp"]![0]!);
    }

    [Fact]
    public void Sp_NewPassword_HoldsFromThenOn()
    {
        Assert.Equal(3, (int)Ask("sp", "npw=1&cpw=2")["result"]!);

        Ask("sp", "npw=aa&cpw=aa");

        Assert.Equal(2, (int)Ask("jc")["result"]!);
    }

    private JsonNode Ask(string page, string parameters = "") => _api.Answer(SprinklerQuery.Parse($"/{page}?{Pw}&{parameters}"))!;

    private string Outputs() => Ask("js")["sn"]!.ToJsonString();

    private void Pass(int seconds)
    {
        foreach (int _ in Enumerable.Range(0, seconds * 5))
            _controller.Step(new CampusTime(_now = _now.AddSeconds(0.2)), 0.2);
    }
}
