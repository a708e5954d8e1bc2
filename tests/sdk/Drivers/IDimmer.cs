namespace SmartCampus.Sdk.Tests.Drivers;

/// <summary>A trait with arguments of several kinds, and with methods that fail.</summary>
[Trait("dimmer", "Dimmer", "调光")]
internal interface IDimmer
{
    [Command("Fade", "渐变")]
    Task FadeAsync([Range(0, 100)] int level, TimeSpan? over, LampTone tone = LampTone.Plain, CancellationToken cancellationToken = default);

    [Command("Refuse", "拒绝")]
    Task RefuseAsync(CancellationToken cancellationToken);

    [Command("Refuse at once", "立即拒绝")]
    Task RefuseAtOnceAsync(CancellationToken cancellationToken);
}
