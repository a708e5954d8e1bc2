using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Tests.Codec;

public sealed class AnswerPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200);

    private static readonly Arbitrary<QueueEntry[]> Queues =
        Gen.Choose(0, 254).SelectMany(p => Gen.Choose(0, 64800).SelectMany(l => Gen.Choose(0, int.MaxValue).Select(s => new QueueEntry(p, l, s))))
            .ArrayOf().Where(q => q.Length is > 0 and <= 200).ToArbitrary();

    [Fact]
    public void Parse_OfWhatAControllerWrites_GivesItBack() => Prop.ForAll(Queues, Gen.Choose(0, int.MaxValue).ToArbitrary(), (queue, clock) =>
    {
        ControllerPage page = Answer<ControllerPage>.Parse(Written(queue, clock), ControllerPage.Read).Page!;

        return page.Clock == clock && page.Queue.SequenceEqual(queue);
    }).Check(Many);

    [Fact]
    public void Parse_CutAnywhere_IsRefused() => Prop.ForAll(Queues, queue =>
    {
        byte[] whole = Written(queue, 1);

        return Enumerable.Range(0, 40).Select(i => whole.Length * i / 40).All(n => Answer<ControllerPage>.Parse(whole.AsMemory(0, n), ControllerPage.Read) is { Page: null, Fault: Answer<ControllerPage>.Json });
    }).Check(Many.WithMaxTest(100));

    [Fact]
    public void Parse_AnyBytes_IsRefusedWithoutAnException() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), soup =>
        Answer<ControllerPage>.Parse(soup, ControllerPage.Read) is { Page: null, Fault: not null }).Check(Many);

    [Fact]
    public void Parse_OneByteChanged_NeverThrows() => Prop.ForAll(Queues, Gen.Choose(0, 1_000_000).ToArbitrary(), (queue, where) =>
    {
        byte[] body = Written(queue, 1);
        body[where % body.Length] ^= (byte)(1 << (where % 8));

        Answer<ControllerPage> answer = Answer<ControllerPage>.Parse(body, ControllerPage.Read);

        return answer.Page is not null || answer.Fault is not null || answer.Result is not null;
    }).Check(Many);

    private static byte[] Written(QueueEntry[] queue, int clock) => Encoding.UTF8.GetBytes(
        $$"""{"devt":{{clock}},"rd":0,"sbits":[{{string.Concat(Enumerable.Repeat("255,", (queue.Length + 7) / 8))}}0],"ps":[{{string.Join(',', queue.Select(q => $"[{q.Program},{q.Left},{q.Start},255]"))}}]}""");
}
