using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Shelly;
using SmartCampus.Demo.Sites;
using SmartCampus.Demo.Sprinkler;

namespace SmartCampus.Demo.Faults;

/// <content>What can happen to the sprinkler controller, to Shellys and to radio sensors.</content>
internal sealed partial class FaultCatalogue
{
    private void AddNetworkThings()
    {
        AddSprinkler();
        Thing<ShellyOutput>("shelly-overpower", "Too much hangs on the hall lights: switched off by overpower", "门厅照明过载跳闸", "dormitory-1-hall-lights", (s, on) => s.Channel.Overload(on));
        Thing<ShellyOutput>("shelly-jammed", "Study lights, row 2: the relay sticks", "自习室第 2 排灯继电器粘连", "dormitory-1-study-lights-2", (s, on) => s.Channel.Jammed = on);
        Whole<ShellyOutput>("shelly-password", "Somebody gives the hall lights' controller a password of their own", "门厅照明控制器密码被改", "dormitory-1-hall-lights",
            (s, on) => s.Device.Password = on ? "somebody-else" : "dormitory-lights");
        Moment<ShellyOutput>("shelly-button", "Somebody presses the hall lights' button, now", "现在有人按门厅灯开关", "dormitory-1-hall-lights", s => s.Channel.Press());
        Thing<RadioThing>("restroom-leak", "Water stands on the girls' restroom's floor", "女卫生间地面漏水", "teaching-a-restroom-girls-leak", (r, on) => ((Floor)r.Watched).Wet = on);
        Thing<RadioThing>("sensor-gone", "Stall 2's sensor is out of reach", "女卫生间 2 号隔间传感器失联", "teaching-a-restroom-girls-stall-2", (r, on) => r.Sensor.Gone = on);
        Thing<RadioThing>("sensor-battery", "Stall 1's sensor has an empty battery", "女卫生间 1 号隔间传感器电量低", "teaching-a-restroom-girls-stall-1", (r, on) => r.Sensor.Battery = on ? 4 : 96);
        Radio("uplinks-cut", "The network server's connection is cut", "网络服务器连接中断", (n, on) => n.Cut = on);
        Radio("uplinks-twice", "The network server delivers everything twice", "网络服务器重复投递", (n, on) => n.Twice = on);
    }

    private void AddSprinkler()
    {
        Whole<SprinklerZone>("sprinkler-mute", "The sprinkler controller takes connections and says nothing", "喷灌控制器无应答", "school-garden-hedge", (z, on) => z.Controller.Mute = on);
        Whole<SprinklerZone>("sprinkler-password", "The sprinkler controller has another password", "喷灌控制器密码被改", "school-garden-hedge",
            (z, on) => z.Controller.PasswordHash = SprinklerApi.HashOf(on ? "somebody-else" : "opendoor"));
        Thing<SprinklerZone>("sprinkler-jammed", "The herb bed's output does not follow", "香草园喷灌输出不动作", "school-garden-herbs", (z, on) => z.Station.Output.Jammed = on);
        Moment<SprinklerZone>("sprinkler-by-hand", "Somebody starts the hedge at the controller for two minutes, now", "现在有人在控制器上手动开启绿篱两分钟", "school-garden-hedge",
            z => z.Controller.Start(z.Controller.Stations.ToList().IndexOf(z.Station), 120));
        Moment<SprinklerZone>("sprinkler-reboot", "The sprinkler controller restarts, now: its queue is lost", "喷灌控制器现在重启：队列丢失", "school-garden-hedge", z => z.Controller.Reboot());
    }

    private void Radio(string id, string en, string zh, Action<NetworkServer, bool> apply) =>
        Add(id, en, zh, d => d.Thing is RadioThing, on => Gated(() => apply(campus.Network, on)));
}
