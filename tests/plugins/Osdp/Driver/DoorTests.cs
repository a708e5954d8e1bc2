using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>The door as a whole, through driver, packets and reader.</summary>
public sealed class DoorTests
{
    private const string Wired = "\"doorInput\": 0, \"exitInput\": 1";

    private readonly ManualTime time = new() { PassesDelays = true };
    private readonly TestReader reader;
    private readonly TestDeviceContext context;

    public DoorTests()
    {
        reader = new TestReader { Time = time };
        context = new TestDeviceContext(DoorTest.LineTo(reader, time)) { Time = time };
    }

    [Fact]
    public async Task Door_UnlockedUsedAndClosed_IsLockedAtOnce()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(60)));

        Inputs(1, 0);
        await run.PollAsync(2);
        Inputs(0, 0);
        await run.PollAsync(5);

        Assert.Equal(["0: 5 600", "0: 1 0"], reader.Switched);
        Assert.Equal(("locked", "closed"), (context.Value("lock.state"), context.Value("doorContact.state")));
        Assert.Equal(["remote", "auto"], context.Raised("lock.operated", "source"));
    }

    [Fact]
    public async Task Door_Forced_AlarmsAndSounds()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);
        time.Advance(TimeSpan.FromSeconds(10));
        await run.PollAsync(2);

        Inputs(1, 0);
        await run.PollAsync(6);
        Inputs(0, 0);
        await run.PollAsync(6);

        Assert.Equal(["closed", "forcedOpen", "closed"], context.Values("doorContact.state"));
        Assert.Equal(["none", "forced", "none"], context.Values("door.alarm"));
        Assert.Equal(["forced"], context.Raised("door.alarmed", "alarm"));
        Assert.Equal(["69", "6A", "6B", "6A"], Shown());
    }

    [Fact]
    public async Task Door_HeldOpenTooLong_WarnsThenAlarms()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired + ", \"heldAfter\": 4");
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(1)));
        Inputs(1, 0);

        await run.PollAsync(40);

        Assert.Equal(["none", "heldSoon", "heldOpen"], context.Values("door.alarm"));
        Assert.Equal(["heldSoon", "heldOpen"], context.Raised("door.alarmed", "alarm"));
    }

    [Fact]
    public async Task Door_ReaderTellsNoChanges_IsSeenByAskingNow()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);
        reader.Inputs = [1, 0]; // no event

        await run.PollAsync(100); // 20 s

        Assert.Equal("forcedOpen", context.Value("doorContact.state"));
    }

    [Fact]
    public async Task Exit_Pressed_UnlocksThroughTheStrike()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired + ", \"exitUnlock\": 3");

        Inputs(0, 1);
        await run.PollAsync(3);
        Inputs(0, 0);
        await run.PollAsync(3);

        Assert.Equal(["0: 5 30"], reader.Switched);
        Assert.Equal(["false", "true", "false"], context.Values("door.exitRequest"));
        Assert.Equal(["button"], context.Raised("lock.operated", "source"));
    }

    [Fact]
    public async Task Exit_NotWiredToTheStrike_OnlyMasksTheAlarm()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);

        Inputs(0, 1);
        await run.PollAsync();
        Inputs(1, 0);
        await run.PollAsync();

        Assert.Empty(reader.Switched);
        Assert.Equal("open", context.Value("doorContact.state"));
    }

    [Fact]
    public async Task Exit_ReaderRefusesTheStrike_IsNotAskedForEver()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired + ", \"exitUnlock\": 3");
        reader.OnReply = (code, reply) => code == 0x68 ? Packets.Plain(5, reader.Received[^1], 0x41, 9) : reply;

        Inputs(0, 1);
        await run.PollAsync(8);

        Assert.Single(reader.Switched);
    }

    [Fact]
    public async Task Inputs_InvertedAndFaulty_MeanWhatTheSettingsSay()
    {
        reader.Inputs = [1, 0];
        await using DriverRun run = await DoorTest.RunAsync(context, Wired + ", \"doorInputInverted\": true, \"exitInputInverted\": true");

        Inputs(2, 3);
        await run.PollAsync();

        Assert.Equal(["closed", "error"], context.Values("doorContact.state"));
        Assert.Equal("notConfigured.inputFault", context.Latest("door.exitRequest")!.Value.Error!.Reason);
        Assert.Equal("true", context.Values("door.exitRequest")[0]);
    }

    [Fact]
    public async Task Feedback_GrantedAndRefused_IsShown()
    {
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);

        await run.CommandAsync("lock.unlock");
        await run.PollAsync(3);
        int granted = Shown().Count;
        await run.CommandAsync("cardReader.refuse");
        await run.PollAsync(3);

        Assert.Equal(3, granted);
        Assert.Equal(["69", "6A", "6B", "69", "6A", "6B"], Shown());
    }

    [Fact]
    public async Task Feedback_ReaderHasNothingToShow_IsNotSent()
    {
        reader.Capabilities = "03 01 01";
        await using DriverRun run = await DoorTest.RunAsync(context, Wired);

        await run.CommandAsync("cardReader.refuse");
        await run.PollAsync(4);

        Assert.Empty(Shown());
    }

    [Fact]
    public async Task Start_StrikeIsOn_IsHeldOpen()
    {
        reader.Permanent = [1, 0];

        await using DriverRun run = await DoorTest.RunAsync(context, Wired);

        Assert.Equal(("unlocked", "passage"), (context.Value("lock.state"), context.Value("door.mode")));
        Assert.Empty(reader.Switched);
    }

    private void Inputs(byte door, byte exit)
    {
        reader.Inputs = [door, exit];
        reader.Events.Enqueue([0x49, door, exit]);
    }

    private List<string> Shown() => [.. reader.Executed.Where(c => c[0] is 0x69 or 0x6A or 0x6B).Select(c => c[0].ToString("X2"))];
}
