using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo.Faults;

/// <content>What can happen to doors with card readers.</content>
internal sealed partial class FaultCatalogue
{
    private const byte StrangersFacility = 99;

    private void AddAccess()
    {
        Thing<ReaderDoor>("reader-dead", "The laundry's reader is dead", "洗衣房读卡器失效", "dormitory-1-laundry", (d, on) => d.Reader.Faults.Dead = on);
        Thing<ReaderDoor>("reader-reply-lost", "The side door's reader: the first answer to each order is lost", "侧门读卡器：命令的首次应答丢失", "dormitory-1-side-door",
            (d, on) => d.Reader.Faults.LosesReplies = on);
        Thing<ReaderDoor>("reader-busy", "The bicycle room's reader says BUSY three times to each order", "自行车库读卡器：每条命令先忙三次", "dormitory-1-bicycle-room",
            (d, on) => d.Reader.Faults.Busy = on);
        Thing<ReaderDoor>("reader-tamper", "The main door's reader is opened (tamper)", "正门读卡器被拆开（防拆报警）", "dormitory-1-main-door", (d, on) => d.Reader.Panel.Tamper = on);
        Thing<ReaderDoor>("reader-wrong-key", "The roof door's reader has another key", "天台门读卡器密钥不符", "dormitory-1-roof", SetOtherKey);
        Thing<ReaderDoor>("reader-door-forced", "Somebody forces the duty room's door open", "值班室门被强行打开", "dormitory-1-duty-room", (d, on) => d.Door.Leaf.Forced = on);
        Thing<ReaderDoor>("reader-door-held", "Somebody wedges the east corridor's door open", "二层东走廊门被卡住不关", "dormitory-1-corridor-east", Wedge);
        Thing<ReaderDoor>("reader-strike-jammed", "The west corridor's strike is jammed", "二层西走廊电锁卡死", "dormitory-1-corridor-west",
            (d, on) => d.Reader.Panel.Output[0].Contact.Jammed = on);
        Moment<ReaderDoor>("reader-card", "A card is presented at the main door, now", "现在有人在正门刷卡", "dormitory-1-main-door", d => d.Door.Visited(7));
        Moment<ReaderDoor>("reader-unknown-card", "A stranger's card is presented at the main door, now", "现在有陌生卡在正门刷卡", "dormitory-1-main-door",
            d => d.Reader.Present(new Card(StrangersFacility, 4711).Raw()));
        Moment<ReaderDoor>("reader-keys", "A number is typed at the duty room, now", "现在有人在值班室输入数字", "dormitory-1-duty-room", d => d.Reader.Type("2580#"));
        Moment<ReaderDoor>("reader-exit", "Somebody goes out by the main door, now", "现在有人从正门出去", "dormitory-1-main-door", d => d.Door.GoOut());
    }

    // Whoever gives a reader another key restarts it.
    private static void SetOtherKey(ReaderDoor door, bool on)
    {
        door.Reader.Faults.OtherKey = on ? [.. Enumerable.Repeat((byte)0xEE, 16)] : null;
        door.Reader.Reboot();
    }

    private static void Wedge(ReaderDoor door, bool on)
    {
        door.Door.Leaf.Held = on;
        // Whoever wedges it has come out by the handle: the door is not forced.
        if (on)
            door.Door.GoOut();
    }
}
